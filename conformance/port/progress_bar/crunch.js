const arg = process.argv.slice(2).find((a) => a.startsWith('--total='));
const total = Number(arg.split('=')[1]);
const start = Date.now();

const crunch = (n) => {
  let acc = 0;
  for (let i = 0; i < n * 1000; i++) acc = (acc * 31 + i) % 65521;
  return acc;
};

for (let step = 1; step <= total; step++) {
  const value = crunch(step);
  console.log(`step ${step}: ${value}`);
  process.send({ progress: step, elapsed: Date.now() - start });
}
