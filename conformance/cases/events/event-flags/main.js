// Options of events and listeners are true as in JavaScript; the old attributes; what a bad handler is.
'use strict';
const event = new Event('a', { bubbles: 1, cancelable: 'x', composed: {} });
console.log(event.bubbles, event.cancelable, event.composed);
event.cancelBubble = [];
event.cancelBubble = false;
console.log(event.cancelBubble);
event.initEvent('b', {}, 0);
console.log(event.type, event.bubbles, event.cancelable);
const { signal } = new AbortController();
const handler = {};
signal.onabort = handler;
console.log(signal.onabort === handler);
for (const value of [5, 'x', true, null]) {
  signal.onabort = value;
  console.log(signal.onabort);
}
const target = new EventTarget();
let count = 0;
target.addEventListener('x', () => count++, { once: {}, capture: [] });
target.dispatchEvent(new Event('x'));
target.dispatchEvent(new Event('x'));
console.log(count);
for (const call of [() => AbortSignal.any(), () => AbortSignal.timeout()]) {
  try {
    call();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
