// Every slot of stdio has its place in the output of spawnSync()
const { spawnSync } = require('child_process');
const script = 'echo three >&3; echo five >&5';
console.log(spawnSync('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore', 'pipe', 'ignore', 'pipe'], encoding: 'utf8' }).output);
console.log(spawnSync('echo', ['x'], { stdio: 'inherit' }).output, spawnSync('echo', ['x'], { stdio: 'ignore' }).output);
console.log(spawnSync('echo', ['x'], { stdio: [-1, -5, 'ignore'] }).output, spawnSync('echo', ['x'], { stdio: ['pipe', 1] }).output);
for (const stdio of ['foo', 'ipc', 5, {}, ['ipc'], [{}], [true]]) {
  try {
    spawnSync('true', { stdio });
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
