// P33 beforeExit that schedules work is emitted again afterwards
let n = 0;
process.on('beforeExit', (c) => { console.log('beforeExit', c, ++n); if (n < 3) setTimeout(() => console.log('work', n), 1); });
process.on('exit', (c) => console.log('exit', c));
