// P26 timeout.refresh() moves a timer to the tail of its list
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
const a = setTimeout(() => console.log('A'), 10);
setTimeout(() => console.log('B'), 10);
a.refresh();
busy(30);
