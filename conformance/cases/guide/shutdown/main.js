// A shutdown that lets the work in hand be finished
const { fork } = require('child_process');

const worker = fork('worker.js');

worker.on('message', (message) => {
  console.log('worker:', message);
  if (message === 'busy') worker.kill('SIGTERM');
});
worker.on('close', (code, signal) => console.log('closed with', code, signal));
