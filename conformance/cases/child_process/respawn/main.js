// A worker that fails is started again until it succeeds
const { fork } = require('child_process');
let attempt = 0;
function spawn() {
  const child = fork(process.env.CHILD, [String(++attempt)]);
  child.on('message', (m) => console.log(attempt, m));
  child.on('exit', (code) => { console.log('exit', code); if (code !== 0) setTimeout(spawn, 1); });
}
spawn();
