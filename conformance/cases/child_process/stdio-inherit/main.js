// 'inherit' and the number of a descriptor share the parent's own
const { spawn, spawnSync } = require('child_process');
spawnSync('echo', ['one'], { stdio: 'inherit' });
spawnSync('sh', ['-c', 'echo two >&2'], { stdio: ['ignore', 'ignore', 1] });
spawnSync('echo', ['three'], { stdio: ['ignore', process.stdout, 'ignore'] });
spawn('sh', ['-c', 'echo four; echo five >&2'], { stdio: [0, 1, 1] }).on('close', (code) => console.log('close', code));
