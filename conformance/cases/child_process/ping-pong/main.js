// Two hundred round trips, one after the other
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
let n = 0;
child.on('message', (m) => {
  if (m !== n) console.log('wrong', m, n);
  if (++n === 200) child.disconnect();
  else child.send(n);
});
child.send(n);
child.on('exit', (code) => console.log(n, 'exit', code));
