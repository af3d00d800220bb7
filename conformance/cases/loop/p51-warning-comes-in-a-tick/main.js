// P51 emitWarning: the 'warning' event comes in a later tick
process.removeAllListeners('warning');
process.on('warning', (w) => console.log('warning', w.name, w.message));
process.nextTick(() => console.log('t1'));
process.emitWarning('hey', 'Kind', 'C1');
process.nextTick(() => console.log('t2'));
console.log('sync');
