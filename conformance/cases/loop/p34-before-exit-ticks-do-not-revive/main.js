// P34 beforeExit that only schedules a tick / microtask: they run, but the loop is not alive again
let n = 0;
process.on('beforeExit', () => { console.log('beforeExit', ++n); if (n > 3) return; process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); });
process.on('exit', () => console.log('exit'));
