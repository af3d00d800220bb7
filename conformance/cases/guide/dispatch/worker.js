const data = {};

process.on('message', (message) => {
  const { id, type, key, value } = message;
  switch (type) {
    case 'set':
      data[key] = value;
      process.send({ id, result: 'ok' });
      break;
    case 'add':
      data[key] += value;
    // falls through
    case 'get':
      process.send({ id, result: data[key] });
      break;
    case 'quit':
      process.exit();
    default:
      process.send({ id, error: `no command ${type}` });
  }
});
