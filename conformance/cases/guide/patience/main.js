// A child that takes too long is killed
const { fork } = require('child_process');

function withLimit(task, ms) {
  const child = fork('worker.js', [task]);
  let timer;
  child.on('message', (message) => {
    if (message === 'started') timer = setTimeout(() => child.kill('SIGKILL'), ms);
    else console.log(task, message);
  });
  child.on('exit', (code, signal) => {
    clearTimeout(timer);
    console.log(task, signal === null ? `ended with ${code}` : `was ended by ${signal}`);
    if (task === 'short') withLimit('endless', 20);
  });
}

withLimit('short', 60000);
