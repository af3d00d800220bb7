// Starts a worker, asks it to stop, and reports how it went.
const { fork } = require('child_process');
const path = require('path');

const worker = fork(path.join(__dirname, 'worker.js'));
let jobs = 0;

worker.on('message', (msg) => {
  if (msg === 'ready') {
    console.log('worker is ready');
    worker.send('work');
    worker.send('work');
    worker.send('shutdown');
    return;
  }
  if (msg.closing) console.log('worker:', msg.closing);
  if (msg.done) {
    jobs++;
    console.log(`job ${msg.done} finished`);
  }
});

worker.on('disconnect', () => console.log('worker disconnected'));
worker.on('exit', (code, signal) => {
  console.log('worker exited with code', code, 'and signal', signal);
  console.log(`${jobs} jobs in all`);
});
