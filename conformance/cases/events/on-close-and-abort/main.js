// close events and an abort end the iteration
const { EventEmitter, on } = require('events');
const e = new EventEmitter();
const controller = new AbortController();
const run = async (label, options) => {
  try {
    for await (const [value] of on(e, 'x', options)) console.log(label, value);
    console.log(label, 'ended');
  } catch (err) { console.log(label, err.name, err.code, err.cause); }
};
run('close', { close: ['end', 'finish'] });
run('abort', { signal: controller.signal });
run('abort', { signal: AbortSignal.abort('before') });
e.emit('x', 1);
e.emit('finish');
controller.abort('reason');
