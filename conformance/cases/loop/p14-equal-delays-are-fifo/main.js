// P14 Equal delay: FIFO. 0, 1, undefined, NaN, -5, '1', 1.9 are all the 1 ms list
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.removeAllListeners('warning');
[0, 1, undefined, NaN, -5, '1', 1.9, 2 ** 31, null, 'abc'].forEach((d, i) => setTimeout(() => console.log(i, String(d)), d));
busy(20);
