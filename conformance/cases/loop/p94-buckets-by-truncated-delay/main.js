// P94 Buckets are keyed by truncated delay; within a bucket FIFO, buckets ordered by expiry of their head
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => console.log('A'), 20); setTimeout(() => console.log('B'), 15); setTimeout(() => console.log('C'), 20); setTimeout(() => console.log('D'), 15.9);
busy(50);
