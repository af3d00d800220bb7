// Bare strings as messages
const { fork } = require('child_process');

const child = fork('worker.js');

child.on('message', (message) => {
  console.log('parent got', message);
  if (message === 'pong') child.send('stop');
});
child.on('exit', (code) => console.log('exit', code));

child.send('ping');
