const name = process.argv[2];
const total = 3;
let number = 0;

const timer = setInterval(() => {
  number++;
  process.send({ event: 'step', number, total });
  if (number === total) {
    clearInterval(timer);
    process.send({ event: 'result', name, ok: true, missing: undefined });
    process.disconnect();
  }
}, 1);
