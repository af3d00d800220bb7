// P04 Ping-pong: tick -> micro -> tick -> micro
process.nextTick(() => { console.log('t1');
  Promise.resolve().then(() => { console.log('m1');
    process.nextTick(() => { console.log('t2');
      Promise.resolve().then(() => console.log('m2')); }); });
  process.nextTick(() => console.log('t1b')); });
