// P45 No unhandledRejection listener: falls to uncaughtException with origin 'unhandledRejection'
process.on('uncaughtException', (e, o) => console.log('UE', e.code, e.name, o, e instanceof Error));
process.on('uncaughtExceptionMonitor', (e, o) => console.log('UEM', o));
Promise.reject(42);
Promise.reject(Object.assign(new TypeError('t'), { code: 'MY' }));
setImmediate(() => console.log('still alive'));
