// P61 process.exit() from the main script: pending ticks and microtasks are dropped, those of listeners too
process.on('exit', (c) => { console.log('exit', c); Promise.resolve().then(() => console.log('exit-micro')); process.nextTick(() => console.log('exit-tick')); });
process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro'));
process.exit();
