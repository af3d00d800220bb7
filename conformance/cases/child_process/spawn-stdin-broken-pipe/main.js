// Writing to a child that has closed its stdin is EPIPE on the stream
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'exec <&-; echo closed; sleep 5'], { stdio: ['pipe', 'pipe', 'ignore'] });
child.stdin.on('error', (e) => { console.log('stdin', e.code, e.syscall, e.message); child.kill(); });
child.stdout.once('data', () => child.stdin.write('x'));
child.on('close', (code, signal) => console.log('close', code, signal));
