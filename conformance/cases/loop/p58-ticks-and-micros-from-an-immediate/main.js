// P58 nextTick in a microtask vs microtask in a nextTick, from inside an immediate
setImmediate(() => {
  Promise.resolve().then(() => { console.log('m1'); process.nextTick(() => console.log('t-from-m')); queueMicrotask(() => console.log('m-from-m')); });
  process.nextTick(() => { console.log('t1'); queueMicrotask(() => console.log('m-from-t')); process.nextTick(() => console.log('t-from-t')); });
  console.log('imm');
});
