// P15 Overdue timers of different delays: sorted by (expiry of the list head), not by creation
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => console.log('30'), 30);
setTimeout(() => console.log('10'), 10);
setTimeout(() => console.log('20'), 20);
setTimeout(() => console.log('10b'), 10);
busy(60);
