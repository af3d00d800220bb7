const { fork } = require('node:child_process');

const INTERVAL = 20;
const child = fork(require('node:path').join(__dirname, 'beating.js'));

let beats = 0;
let missed = 0;
let lastBeat = process.hrtime();

child.on('message', (message) => {
  if (message.type !== 'heartbeat') return;
  beats++;
  lastBeat = process.hrtime();
  if (beats <= 3) console.log(`beat ${message.seq}, uptime is a ${typeof message.uptime}`);
});

const monitor = setInterval(() => {
  const [seconds, nanos] = process.hrtime(lastBeat);
  const age = seconds * 1e3 + nanos / 1e6;
  if (beats < 3) return; // still warming up
  if (age > INTERVAL * 5) {
    missed++;
    clearInterval(monitor);
    console.log('worker is silent, killing it');
    child.kill('SIGKILL');
  }
}, INTERVAL);

child.on('exit', (code, signal) => {
  console.log({ code, signal, missed });
});
