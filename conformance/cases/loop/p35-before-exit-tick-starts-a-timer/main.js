// P35 beforeExit: a tick that starts a timer revives the loop
let n = 0;
process.on('beforeExit', () => { console.log('beforeExit', ++n); if (n === 1) process.nextTick(() => { console.log('tick'); setTimeout(() => console.log('timeout'), 1); }); });
process.on('exit', () => console.log('exit'));
