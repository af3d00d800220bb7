// events.once, events.on and getEventListeners take an EventTarget as well
const { once, on, getEventListeners } = require('events');
const target = new EventTarget();
const f = () => {}, g = () => {};
target.addEventListener('x', f);
target.addEventListener('x', g);
console.log(getEventListeners(target, 'x').length, getEventListeners(target, 'x')[0] === f, getEventListeners(target, 'y'));
(async () => {
  const [first] = await once(target, 'foo');
  const [second] = await once(target, 'foo');
  console.log(first.type, second.type, first === second, getEventListeners(target, 'foo').length);
  setImmediate(() => {
    for (let i = 0; i < 3; i++) target.dispatchEvent(new CustomEvent('bar', { detail: i }));
  });
  for await (const [event] of on(target, 'bar')) {
    console.log(event.detail, getEventListeners(target, 'bar').length);
    if (event.detail === 2) break;
  }
  console.log(getEventListeners(target, 'bar').length);
  const controller = new AbortController();
  const waiting = once(target, 'never', { signal: controller.signal });
  console.log(getEventListeners(target, 'never').length);
  controller.abort();
  await waiting.catch((err) => console.log(err.name, err.code));
  console.log(getEventListeners(target, 'never').length);
})();
target.dispatchEvent(new Event('foo'));
setImmediate(() => target.dispatchEvent(new Event('foo')));
