// P104 Exception in the last immediate: the immediates queued meanwhile come before the ticks
process.on('uncaughtException', (e) => { console.log('UE', e.message); });
setImmediate(() => console.log('first'));
setImmediate(() => {
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('micro'));
  setImmediate(() => console.log('queued meanwhile'));
  throw new Error('x');
});
