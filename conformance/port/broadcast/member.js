const [, , name] = process.argv;

process.on('message', (msg) => {
  if (msg === 'bye') {
    process.send({ type: 'left' });
    return process.disconnect();
  }
  const { from, text } = msg;
  process.send({ type: 'ack', text: `${name} heard "${text.toLowerCase()}" of ${from}` });
});

process.send({ type: 'hello' });
