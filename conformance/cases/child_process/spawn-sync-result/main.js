// The result of spawnSync()
const { spawnSync } = require('child_process');
const result = spawnSync('sh', ['-c', 'echo out; echo err >&2; exit 3']);
console.log(Object.keys(result), result.status, result.signal, result.output, result.pid > 0);
console.log(result.stdout === result.output[1], result.stderr === result.output[2], result.error);
const killed = spawnSync('sh', ['-c', 'kill -9 $$'], { encoding: 'utf8' });
console.log(killed.status, killed.signal, killed.output);
