// P11 Inside an immediate: a new immediate waits for the next iteration; a due timer goes first
setImmediate(() => {
  console.log('i1');
  setImmediate(() => console.log('i3'));
  setTimeout(() => console.log('timeout'), 0);
  const t = Date.now(); while (Date.now() - t < 20);
});
setImmediate(() => console.log('i2'));
