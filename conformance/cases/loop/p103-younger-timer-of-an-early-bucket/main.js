// P103 Bucket effect: a younger timer of an early bucket runs before an earlier-due timer of another bucket
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => console.log('A due 20'), 20);
setTimeout(() => console.log('B due 40'), 40);
busy(30);
setTimeout(() => console.log('C due 50'), 20);
busy(60);
