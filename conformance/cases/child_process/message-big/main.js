// Messages far larger than a socket buffer arrive whole, in order with small ones
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const text = 'é'.repeat(1000000);
child.on('message', (m) => {
  console.log(m.length, m === text || m);
  if (m === 'end') child.disconnect();
});
child.send(text);
child.send('small');
child.send(text);
child.send('end');
child.on('exit', (code) => console.log('exit', code));
