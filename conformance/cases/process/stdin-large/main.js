// A child pipes a large stdin to its stdout, resumed only later
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
let length = 0, wrong = 0;
child.stdout.on('data', (data) => { length += data.length; if (!/^x*$/.test(data)) wrong++; });
child.on('close', (code) => console.log(code, length, wrong));
child.stdin.end('x'.repeat(1000000));
