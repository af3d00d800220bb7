// P98 Both an uncaughtException and an unhandledRejection from the main script
process.on('uncaughtExceptionMonitor', (e, o) => console.log('UEM', e, o));
process.on('uncaughtException', (e, o) => console.log('UE', e, o));
process.on('unhandledRejection', (r) => console.log('UR', r));
Promise.reject('r'); process.nextTick(() => console.log('tick'));
throw 'e';
