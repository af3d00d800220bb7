class CustomError extends Error {
  constructor(message, code) {
    super(message);
    this.name = this.constructor.name;
    this.code = code;
  }
}

function perform(task) {
  if (task === 'ok') return { answer: 42 };
  if (task === 'type') throw new TypeError('wrong type');
  if (task === 'range') throw new RangeError('out of range');
  if (task === 'custom') throw new CustomError('custom failure', 'E_CUSTOM');
  if (task === 'string') throw 'just a string';
  process.exit(9);
}

process.on('message', (task) => {
  let reply;
  try {
    reply = { type: 'result', value: perform(task) };
  } catch (e) {
    const { name = 'Error', message = String(e), code } = e;
    reply = { type: 'error', error: { name, message, code } };
  }
  process.send(reply, () => process.disconnect());
});
