// Nothing of the loop runs while spawnSync() waits
const { spawnSync } = require('child_process');
process.nextTick(() => console.log('tick'));
setTimeout(() => console.log('timer'), 1);
setImmediate(() => console.log('immediate'));
spawnSync('sleep', ['0.1']);
console.log('waited');
