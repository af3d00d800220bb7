const { fork } = require('child_process');

const LIMIT = 5000;
const PARTS = 4;
const size = Math.ceil(LIMIT / PARTS);
const found = [];
let finished = 0;

console.log('searching primes below ' + LIMIT + ' in ' + PARTS + ' parts of ' + size);

for (let part = 0; part < PARTS; part++) {
  const worker = fork('./worker.js', { cwd: __dirname });
  worker.send({ part, from: part * size, to: Math.min((part + 1) * size, LIMIT) });
  worker.on('message', (message) => {
    found[message.part] = message.primes;
    finished += 1;
    if (finished == PARTS) report();
    worker.kill();
  });
}

function report() {
  const primes = found.flat();
  console.log('found', primes.length);
  console.log('per part', found.map((list) => list.length));
  console.log('first', primes.slice(0, 10).join(' '));
  console.log('last', primes.slice(-3));
  const gaps = primes.map((p, i) => (i ? p - primes[i - 1] : 0));
  console.log('largest gap', Math.max(...gaps), 'at', primes[gaps.indexOf(Math.max(...gaps))]);
}
