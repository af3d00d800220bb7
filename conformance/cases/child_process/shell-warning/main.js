// Arguments together with a shell are warned of, once
const { spawn, spawnSync, execFileSync } = require('child_process');
process.on('warning', (w) => console.log(w.name, w.code, w.message));
spawnSync('true', { shell: true });
spawnSync('true', ['a'], { shell: true });
execFileSync('true', ['a'], { shell: true });
spawn('true', ['a'], { shell: true }).on('close', () => console.log('close'));
