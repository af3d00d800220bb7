// timers/promises: scheduler waits and yields; an abort ends the wait
const timers = require('timers'), { scheduler, setTimeout: sleep } = require('timers/promises');
console.log(timers.promises === require('timers/promises'), Object.keys(timers.promises).join(' '));
(async () => {
  const order = [];
  setImmediate(() => order.push('immediate'));
  await scheduler.yield();
  console.log(order, await scheduler.wait(1), await sleep(1, 'value'));
  const controller = new AbortController();
  controller.abort('why');
  await scheduler.wait(1000, { signal: controller.signal }).catch((err) => console.log(err.name, err.code, err.cause));
  const later = new AbortController();
  const waiting = scheduler.wait(1000, { signal: later.signal });
  later.abort();
  await waiting.catch((err) => console.log(err.name, err.code, err.cause.name));
})();
