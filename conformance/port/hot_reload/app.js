process.on('message', (m) => {
  if (m === 'exit') process.exit(0);
  if (m === 'restart') return process.send({ restart: true });
  process.send({ echo: m, generation: +process.env.GENERATION });
});
process.send({ up: true });
