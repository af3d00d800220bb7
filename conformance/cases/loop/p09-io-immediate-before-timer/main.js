// P09 Inside an I/O callback: immediate always precedes a 0 ms timer
require('fs').stat('/', () => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('micro'));
  console.log('io');
});
