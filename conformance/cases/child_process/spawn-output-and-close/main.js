// A program's output as it comes, and the code it ends with
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'echo to stdout; echo to stderr >&2; exit 2']);
child.stdout.on('data', (data) => { out += data; });
child.stderr.on('data', (data) => { err += data; });
let out = '', err = '';
child.on('close', (code) => console.log('closed', code, out.trim(), err.trim()));
