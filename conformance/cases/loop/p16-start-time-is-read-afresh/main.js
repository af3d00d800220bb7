// P16 Start time is read afresh for every setTimeout (the loop clock is updated), so blocking between calls counts
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => console.log('A 40'), 40);
busy(20);
setTimeout(() => console.log('B 5'), 5);
busy(60);
setTimeout(() => console.log('C 1'), 1);
busy(10);
