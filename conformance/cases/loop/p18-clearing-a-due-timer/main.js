// P18 Clearing a due timer from an earlier callback of the same pass prevents it
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => { console.log('A'); clearTimeout(b); clearTimeout(c); }, 1);
const b = setTimeout(() => console.log('B'), 1);
const c = setTimeout(() => console.log('C'), 5);
setTimeout(() => console.log('D'), 5);
busy(20);
