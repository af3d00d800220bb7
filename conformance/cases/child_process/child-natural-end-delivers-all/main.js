// A child that ends naturally delivers everything it sent, however much
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
let n = 0;
child.on('message', (m) => { n += m.n === n && m.text.length === 1000; });
child.on('exit', () => setTimeout(() => console.log(n), 50));
