// P81 Interval re-arms from the start of its callback; equal-delay timers created inside the callback run later
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
let n = 0;
const id = setInterval(() => { n++; console.log('interval', n); if (n === 1) { setTimeout(() => console.log('one-shot'), 30); busy(5); } if (n === 2) clearInterval(id); }, 30);
