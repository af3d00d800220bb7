// A worker that dies is started again, later each time
const { fork } = require('child_process');

let attempts = 0;

function start() {
  attempts++;
  const worker = fork('worker.js', [String(attempts)]);
  worker.on('exit', (code, signal) => {
    if (code === 0) {
      console.log(`attempt ${attempts} went well`);
      return;
    }
    const delay = Math.min(2 ** attempts * 5, 1000);
    console.log(`died (${code ?? signal}), next attempt in ${delay} ms`);
    setTimeout(start, delay);
  });
}

start();
