// P03 A microtask that schedules a tick: the microtask queue is drained first
Promise.resolve().then(() => { console.log('m1'); process.nextTick(() => console.log('tick')); })
  .then(() => console.log('m2')).then(() => console.log('m3'));
queueMicrotask(() => console.log('q1'));
