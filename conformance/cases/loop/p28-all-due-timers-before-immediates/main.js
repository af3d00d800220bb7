// P28 All due timers run before the first immediate
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => { console.log('A'); setImmediate(() => console.log('imm')); }, 1);
setTimeout(() => console.log('B'), 2);
setTimeout(() => console.log('C'), 3);
busy(20);
