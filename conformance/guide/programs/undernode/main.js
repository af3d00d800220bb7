const { fork } = require('child_process');

const worker = fork('worker.py', [], { execPath: 'python3', execArgv: [] });

worker.on('message', (message) => {
  console.log(message);
  worker.disconnect();
});
worker.on('exit', (code) => console.log('exit', code));
worker.send({ words: ['to', 'be'] });
