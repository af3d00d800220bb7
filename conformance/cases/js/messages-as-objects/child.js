// Says what has arrived, and sends it back.
process.on('message', (message) => {
  const { bytes, when, error } = message;
  process.send({
    facts: [
      message.type, message.list[1].deep, String(message.nope), message.items, 'gone' in message, typeof when, String(when.getTime?.()),
      JSON.stringify(message.map), String(message.map.get?.('k').v), JSON.stringify(message.set), JSON.stringify(bytes), String(message.nan), String(message.pattern),
      String(error.message), String(error instanceof RangeError), message[5], message.text.length, Object.keys(message).length,
    ],
  });
  process.send({ type: 'back', message });
});
