// A silent child reads what the parent writes to its stdin, until end()
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { silent: true });
let text = '';
child.stdout.setEncoding('utf8');
child.stdout.on('data', (data) => { text += data; });
child.stdin.write('one\n');
child.stdin.end('two\n');
child.on('close', (code) => console.log('close', code, JSON.stringify(text)));
