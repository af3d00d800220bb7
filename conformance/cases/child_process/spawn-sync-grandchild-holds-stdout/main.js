// A grandchild that has the output is waited for, until the time is over
const { spawnSync } = require('child_process');
const first = spawnSync('sh', ['-c', '(sleep 0.2; echo late) & echo early'], { encoding: 'utf8' });
console.log(first.status, first.error, JSON.stringify(first.stdout));
const second = spawnSync('sh', ['-c', 'sleep 1 & echo early'], { encoding: 'utf8', timeout: 200 });
console.log(second.status, second.signal, second.error.code, JSON.stringify(second.stdout));
