// A child reads its stdin in a 'readable' loop until it ends
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
let out = '';
child.stdout.on('data', (data) => { out += data; });
child.on('close', (code) => console.log(code, out.trim()));
child.stdin.write('first line\n');
child.stdin.end('h\u00e9llo');
