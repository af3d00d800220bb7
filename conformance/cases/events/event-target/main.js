// an EventTarget calls each callback once per event and survives failures
const { getEventListeners, getMaxListeners } = require('events');
process.on('uncaughtException', (err) => console.log('uncaught', err.message));
const target = new EventTarget();
const f = (event) => console.log('f', event.type, event.eventPhase, event.currentTarget === target);
target.addEventListener('x', f);
target.addEventListener('x', f);
target.addEventListener('x', () => { throw new Error('one'); });
target.addEventListener('x', { handleEvent(event) { console.log('object', event.type); } }, { once: true });
const event = new Event('x');
console.log(target.dispatchEvent(event), event.eventPhase, event.target === target, event.isTrusted);
target.removeEventListener('x', f);
console.log(getEventListeners(target, 'x').length, getMaxListeners(target));
const cancelable = new Event('y', { cancelable: true });
target.addEventListener('y', (event) => event.preventDefault());
console.log(target.dispatchEvent(cancelable), cancelable.defaultPrevented);
