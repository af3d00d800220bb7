// a child's pipes are sockets that end and close in order
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const { spawn } = require('child_process');
const c = spawn('sh', ['-c', 'read x; sleep 0.1; printf "$x"'], { stdio: ['pipe', 'pipe', 'ignore'] });
console.log(c.stdin.readable, c.stdin.writable, c.stdout.readable, c.stdout.writable, c.stdout.readableFlowing, c.stdout.allowHalfOpen);
c.stdout.on('data', (chunk) => console.log('data', chunk));
log(c.stdout, 'end', 'finish', 'close');
c.stdin.on('finish', () => console.log('stdin finish'));
c.stdin.on('close', (failed) => console.log('stdin close', failed));
console.log(c.stdin.write('one\n', () => console.log('written')), c.stdin.writableLength, c.stdin.bytesWritten);
c.stdin.end(() => console.log('ended'));
c.stdout.on('close', () => console.log(c.stdout.destroyed, c.stdout.bytesRead, c.stdin.destroyed));
