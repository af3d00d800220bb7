// Jobs go round a pool of two children; answers carry the job's number
const { fork } = require('child_process');
const jobs = [1, 2, 3, 4, 5, 6], answers = {};
const pool = [fork(process.env.CHILD), fork(process.env.CHILD)];
function give(child) {
  if (jobs.length) child.send({ job: jobs.shift() });
  else child.disconnect();
}
for (const child of pool) {
  child.on('message', (m) => { answers[m.job] = m.result; give(child); });
  give(child);
}
process.on('exit', () => console.log(Object.keys(answers).sort().map((job) => [Number(job), answers[job]])));
