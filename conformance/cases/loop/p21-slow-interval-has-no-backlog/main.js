// P21 A slow interval callback: no backlog, but the next call is already due when the callback ends
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
let n = 0;
const id = setInterval(() => { console.log('interval', ++n); setImmediate(() => console.log('immediate', n)); if (n === 1) busy(75); if (n === 3) clearInterval(id); }, 20);
