// 'exit' comes before 'close', both with code and signal
const { spawn } = require('child_process');
for (const script of ['exit 0', 'exit 7', 'kill -9 $$', 'kill -15 $$']) {
  const trace = [];
  const child = spawn('sh', ['-c', script], { stdio: 'ignore' });
  child.on('spawn', () => trace.push('spawn'));
  child.on('exit', (code, signal) => trace.push(`exit ${code} ${signal}`));
  child.on('close', (code, signal) => { trace.push(`close ${code} ${signal}`); results[script] = trace; });
}
const results = {};
process.on('exit', () => { for (const script of Object.keys(results).sort()) console.log(script, results[script].join(', ')); });
