const ops = {
  reverse: (word) => word.split('').reverse().join(''),
  upper: (word) => word.toUpperCase(),
};

process.on('message', async (task) => {
  const { op, word } = task;
  try {
    if (!word) throw new Error(`nothing to ${op}`);
    const value = await ops[op](word);
    process.send({ ok: true, value });
  } catch (e) {
    process.send({ ok: false, reason: e.message });
  }
});
