// what a destroyed pipe could not write is told
const { Readable } = require('stream');
const { spawn } = require('child_process');
const c = spawn('sleep', ['0.1']);
const s = c.stdin;
s.on('error', (err) => console.log('error', err.code));
s.on('close', (failed) => console.log('close', failed));
console.log(s.write(Buffer.alloc(1000000), (err) => console.log('first', err.code, err.syscall)));
s.write('two', (err) => console.log('second', err.code));
console.log(s.writableLength, s.writableNeedDrain);
s.destroy();
console.log(s.write('late', (err) => console.log('late', err.code)));
s.end((err) => console.log('end', err.code));
