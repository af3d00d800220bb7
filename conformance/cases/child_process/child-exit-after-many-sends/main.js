// Much more than a socket holds, sent right before process.exit()
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
let n = 0;
child.on('spawn', () => busy(500));
child.on('message', () => { n++; });
child.on('exit', (code) => setTimeout(() => console.log(n === 3000 ? 'all arrived' : 'some are lost', 'exit', code), 50));
