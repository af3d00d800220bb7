const limit = Number(process.argv[2]);

async function* ticks(count) {
  for (let i = 1; i <= count; i++) {
    await null;
    yield i;
  }
}

for await (const tick of ticks(limit)) {
  process.send({ tick });
}
process.send('end');
process.once('message', () => process.exit(limit));
