// A megabyte goes in: write() says when to wait, 'drain' when to go on
const { spawn } = require('child_process');
const child = spawn('wc', ['-c']);
const more = child.stdin.write(Buffer.alloc(1000000));
console.log(more, child.stdin.writableNeedDrain);
child.stdin.on('drain', () => { console.log('drain', child.stdin.writableLength); child.stdin.end('last'); });
child.stdout.on('data', (data) => console.log(Number(data)));
child.on('close', (code) => console.log('close', code));
