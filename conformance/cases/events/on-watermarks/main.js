// a full buffer pauses the emitter, an emptied one resumes it
const { EventEmitter, on } = require('events');
class Source extends EventEmitter { pause() { console.log('pause'); } resume() { console.log('resume'); } }
const e = new Source();
const iterator = on(e, 'x', { highWaterMark: 2, lowWaterMark: 2 });
for (const value of [1, 2, 3, 4]) { console.log('emit', value); e.emit('x', value); }
for (const value of [1, 2, 3, 4]) { console.log('next', value); iterator.next(); }
for (const options of [{ highWaterMark: 0 }, { highWaterMark: 1.5 }, { highWaterMark: '1' }, { lowWaterMark: 0 }]) {
  try { on(e, 'x', options); } catch (err) { console.log(err.name, err.code, err.message); }
}
