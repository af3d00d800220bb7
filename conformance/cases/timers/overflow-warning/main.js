// A delay beyond 2 ** 31 - 1 becomes 1 with a TimeoutOverflowWarning, every time
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, '|', w.message));
setTimeout(() => console.log('fired'), 2 ** 31);
clearInterval(setInterval(() => console.log('never'), 2 ** 31 + 0.5));
clearTimeout(setTimeout(() => console.log('never'), 2 ** 31 - 1));
console.log('sync');
