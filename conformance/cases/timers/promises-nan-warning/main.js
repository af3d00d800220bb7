// timers/promises warn of a delay that is no number as the plain functions do: once
const { setTimeout: sleep, setInterval: every } = require('timers/promises');
process.on('warning', (w) => console.log(w.name, w.message));
(async () => {
  await sleep(NaN);
  await sleep(NaN);
  for await (const value of every(NaN, 'value')) { console.log(value); break; }
})();
