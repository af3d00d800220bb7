// The child of main.js: computes, answers, ends
process.on('message', ({ n }) => {
  if (n === 0) process.exit(3);
  if (n === 1000) return; // it would take for ever
  let [a, b] = [0, 1];
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  setTimeout(() => process.send({ n, fibonacci: a }, () => process.exit()), 300);
});
