// ls of something present and something missing: both outputs and the code at the end
const { spawn } = require('child_process');
const ls = spawn('ls', ['-d', '/', '/no/such/place']);
let out = '', err = '';
ls.stdout.on('data', (data) => { out += data; });
ls.stderr.on('data', (data) => { err += data; });
ls.on('close', (code) => console.log(`stdout: ${out.trim()}, stderr: ${err.includes('/no/such/place')}, code ${code}`));
