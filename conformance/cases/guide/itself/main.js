// One file that is parent and child
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  const limit = Number(process.env.LIMIT);
  let sum = 0;
  for (let i = 1; i <= limit; i++) sum += i;
  process.send({ limit, sum });
} else {
  const results = [];
  for (const limit of [10, 1000]) {
    const child = fork(__filename, ['child'], { env: { ...process.env, LIMIT: limit } });
    child.on('message', (m) => {
      results.push(`1 to ${m.limit}: ${m.sum}`);
      if (results.length === 2) console.log(results.sort().join('\n'));
    });
  }
}
