// Output nobody reads does not keep 'close' from coming
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'echo a; echo b >&2; exit 1']);
child.on('close', (code) => console.log('close', code, child.stdout.readableEnded, child.stderr.destroyed));
