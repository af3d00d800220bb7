// What a due timer clears is not run in the check phase after it
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => { console.log('timer'); clearImmediate(i); }, 1);
const i = setImmediate(() => console.log('never'));
setImmediate(() => console.log('immediate'));
busy(20);
