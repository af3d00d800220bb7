// One job for a worker that says when it is ready
const { fork } = require('child_process');
const path = require('path');

const worker = fork(path.join(__dirname, 'worker.js'));
worker.on('message', (message) => {
  switch (message.type) {
    case 'ready':
      worker.send({ type: 'job', words: ['b', 'c', 'a'], reverse: true });
      break;
    case 'result':
      console.log('result', message.words, message.skipped);
      worker.disconnect();
  }
});
worker.on('exit', (code, signal) => console.log('exit', code, signal));
