// What an event says of itself cannot be set; a handleEvent that cannot be called is an error of its own, nothing false is.
'use strict';
const event = new CustomEvent('a', { detail: 1, cancelable: true });
for (const name of ['type', 'bubbles', 'cancelable', 'composed', 'defaultPrevented', 'target', 'currentTarget', 'detail']) {
  try {
    event[name] = 'changed';
    console.log(name, 'was set');
  } catch {
    console.log(name, event[name]);
  }
}
process.on('uncaughtException', (err) => console.log(err.name, err.message));
for (const handleEvent of [5, 'text', {}, [], true, Symbol('s'), null, 0, '']) {
  const target = new EventTarget();
  target.addEventListener('a', { handleEvent });
  target.addEventListener('a', () => console.log('the next'));
  target.dispatchEvent(new Event('a'));
}
