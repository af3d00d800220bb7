// getEventListeners and getMaxListeners refuse what is neither emitter nor target
const { getEventListeners, getMaxListeners } = require('events');
for (const value of [5, {}, 'text']) {
  for (const [name, f] of Object.entries({ getEventListeners, getMaxListeners })) {
    try { f(value, 'x'); } catch (err) { console.log(name, err.code, err.message); }
  }
}
