// an iteration that has ended gives what it has kept, and no longer resumes the emitter that it paused
const { EventEmitter, on } = require('events');
class Source extends EventEmitter { pause() { console.log('pause'); } resume() { console.log('resume'); } }
async function iterate(name, end) {
  const e = new Source();
  const iterator = on(e, 'x', { highWaterMark: 2, close: ['end'] });
  for (const value of [1, 2, 3]) e.emit('x', value);
  end(e, iterator);
  e.emit('x', 'too late');
  try { for await (const [value] of iterator) console.log(name, value); } catch (err) { console.log(name, err.message); }
  console.log(name, e.eventNames());
}
(async () => {
  await iterate('close', (e) => e.emit('end'));
  await iterate('error', (e) => e.emit('error', new Error('failed')));
  await iterate('return', (e, iterator) => iterator.return());
})();
