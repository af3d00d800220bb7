'use strict';
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  const n = Number(process.argv[3]);
  let sum = 0;
  for (let i = 1; i <= n; i++) sum += i;
  process.send({ n, sum });
  process.exit(0);
} else {
  const results = [];
  const sizes = [10, 100, 1000];
  let open = sizes.length;
  sizes.forEach((size, index) => {
    const child = fork(__filename, ['child', size]);
    child.on('message', ({ n, sum }) => {
      results[index] = `sum(1..${n}) = ${sum}`;
    });
    child.on('exit', (code) => {
      if (code !== 0) console.log('child failed', code);
      if (--open === 0) {
        console.log(results.join('\n'));
        console.log('all done');
      }
    });
  });
}
