// JSON values travel both ways and come back equal
const { fork } = require('child_process');
const values = ['text', '', 'é 中 😀 \u2028 end', 0, -1, 1.5, 2 ** 53, 1e-7, true, false, null, [], [1, [2, [3]]], {}, { a: { b: 'c' } }, { '': 0, 'x y': [null] }];
const child = fork(process.env.CHILD);
let n = 0;
child.on('message', (m) => {
  console.log(JSON.stringify(m) === JSON.stringify(values[n]), m);
  if (++n === values.length) child.disconnect();
});
for (const value of values) child.send(value);
child.on('exit', (code, signal) => console.log('exit', code, signal, n));
