process.on('message', (message) => {
  if (message.type !== 'job') return;
  const words = message.words.sort();
  if (message.reverse) words.reverse();
  process.send({ type: 'result', words, skipped: message.skipped });
});

setTimeout(() => process.send({ type: 'ready' }), 10);
