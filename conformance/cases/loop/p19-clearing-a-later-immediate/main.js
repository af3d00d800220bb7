// P19 Clearing a later immediate from an earlier one of the same batch prevents it; from a tick in between too
setImmediate(() => { console.log('1'); clearImmediate(i2); process.nextTick(() => clearImmediate(i3)); });
const i2 = setImmediate(() => console.log('2'));
const i3 = setImmediate(() => console.log('3'));
setImmediate(() => console.log('4'));
