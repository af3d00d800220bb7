// A child that closes its output: the stream ends then, the child lives on
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'exec >&-; read line; exit 4']);
child.stdout.on('data', (data) => console.log('data', data.length));
child.stdout.on('end', () => { console.log('end', child.exitCode); child.stdin.end('go\n'); });
child.on('exit', (code) => console.log('exit', code));
