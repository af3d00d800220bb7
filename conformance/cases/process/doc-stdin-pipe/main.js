// A child that pipes its stdin to its stdout
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
child.stdout.setEncoding('utf8');
let out = '';
child.stdout.on('data', (text) => { out += text; });
child.on('close', (code) => console.log(code, out.length, out.slice(-4)));
child.stdin.write('x'.repeat(200000));
child.stdin.end('last');
