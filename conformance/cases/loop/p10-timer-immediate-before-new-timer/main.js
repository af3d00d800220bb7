// P10 Inside a timer callback: immediate precedes a new 0 ms timer even after blocking
setTimeout(() => {
  setTimeout(() => console.log('timeout2'), 0);
  setImmediate(() => console.log('immediate'));
  const t = Date.now(); while (Date.now() - t < 20);
  console.log('timeout1');
}, 0);
