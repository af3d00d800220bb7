// an abort rejects events.once with an AbortError and takes the listeners away
const { EventEmitter, once } = require('events');
const e = new EventEmitter();
const show = (err) => console.log(err.name, err.code, err.message, err.cause, e.eventNames());
const controller = new AbortController();
once(e, 'x', { signal: controller.signal }).catch(show);
controller.abort('reason');
once(e, 'x', { signal: controller.signal }).catch(show);
once(e, 'x', { signal: new AbortController().signal }).then((args) => console.log(args, e.eventNames()));
e.emit('x', 1);
