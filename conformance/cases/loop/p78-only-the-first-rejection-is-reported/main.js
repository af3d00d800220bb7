// P78 two unhandled rejections without any listener: only the first is reported
process.on('exit', (c) => console.log('exit', c));
process.on('uncaughtExceptionMonitor', (e, o) => console.log('UEM', e.message, o));
Promise.reject(new Error('a')); Promise.reject(new Error('b'));
setImmediate(() => console.log('never'));
