// P17 Later timer in a list is not run early even though an earlier one in the same list is due
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => { console.log('A'); setImmediate(() => console.log('immediate')); }, 50);
busy(30);
setTimeout(() => console.log('B'), 50);
busy(30);
