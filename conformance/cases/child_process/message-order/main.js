// A thousand messages arrive complete and in order, both ways
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const got = [];
child.on('message', (m) => { got.push(m.n); if (got.length === 1000) child.disconnect(); });
for (let n = 0; n < 1000; n++) child.send({ n, text: 'x'.repeat(n % 50) });
child.on('exit', () => console.log(got.length, got.every((m, n) => m === n)));
