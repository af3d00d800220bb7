// the default holds for every emitter without a limit of its own, also later
const events = require('events');
const { EventEmitter } = events;
const e = new EventEmitter();
const own = new EventEmitter().setMaxListeners(3);
console.log(EventEmitter.defaultMaxListeners, events.defaultMaxListeners);
EventEmitter.defaultMaxListeners = 5;
console.log(events.defaultMaxListeners, e.getMaxListeners(), own.getMaxListeners());
events.defaultMaxListeners = 6;
console.log(EventEmitter.defaultMaxListeners, e.getMaxListeners());
events.setMaxListeners(7);
events.setMaxListeners(8, own);
console.log(EventEmitter.defaultMaxListeners, own.getMaxListeners());
for (const value of [-1, 'x']) try { EventEmitter.defaultMaxListeners = value; } catch (err) { console.log(err.code, err.message); }
for (const value of [-1, 'x']) try { events.setMaxListeners(value, e); } catch (err) { console.log(err.code, err.message); }
try { events.setMaxListeners(1, {}); } catch (err) { console.log(err.code, err.message); }
