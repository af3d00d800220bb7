// util.aborted resolves when the signal aborts, at once for one that has, and checks its arguments
const { aborted } = require('util');
const { getEventListeners } = require('events');
(async () => {
  const controller = new AbortController();
  const resource = {};
  const waiting = aborted(controller.signal, resource);
  console.log(getEventListeners(controller.signal, 'abort').length);
  waiting.then((value) => console.log('resolved', value.type));
  controller.abort();
  await waiting;
  console.log(getEventListeners(controller.signal, 'abort').length);
  console.log(await aborted(AbortSignal.abort(), resource));
  for (const [signal, thing] of [[1, {}], ['x', {}], [null, {}], [{}, {}], [controller.signal, null], [controller.signal, 1]]) {
    await aborted(signal, thing).catch((err) => console.log(err.name, err.code, err.message));
  }
})();
