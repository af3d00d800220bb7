// P91 Timers are run at the END of a turn (libuv >= 1.45): a due unref'd timer created in an immediate still fires
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setImmediate(() => { setTimeout(() => console.log('unref fired'), 1).unref(); busy(20); console.log('immediate'); });
process.on('exit', () => console.log('exit'));
