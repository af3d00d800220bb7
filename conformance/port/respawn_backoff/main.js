const { fork } = require('child_process');

const MAX_RESTARTS = 3;
const BASE_DELAY = 5;
let restarts = 0;

function start() {
  const child = fork(`${__dirname}/flaky.js`, [String(restarts)]);

  child.once('message', (m) => {
    console.log(`attempt ${restarts}: ${m}`);
  });

  child.on('exit', (code, signal) => {
    if (code === 0) {
      console.log('finished cleanly');
      return;
    }
    if (restarts >= MAX_RESTARTS) {
      console.log('giving up after', restarts, 'restarts');
      process.exitCode = 1;
      return;
    }
    const delay = BASE_DELAY * Math.pow(2, restarts++);
    console.log(`exit code=${code} signal=${signal}, restarting in ${delay}ms`);
    setTimeout(start, delay);
  });
}

start();
