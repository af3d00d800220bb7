// Work that fills a processor, and tells how far it is
const { fork } = require('child_process');

const child = fork('worker.js', ['2000']);
child.on('message', (message) => {
  if (message.progress !== undefined) console.log(`${(message.progress * 100).toFixed(0)} %`);
  else console.log(`${message.primes.length} primes, the last ${message.primes.at(-1)}`);
});
