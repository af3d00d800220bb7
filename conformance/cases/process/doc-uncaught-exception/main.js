// What is thrown is heard with its origin; the line after it never runs, a timer does
process.on('uncaughtExceptionMonitor', (err, origin) => console.log('monitor', err.message, origin));
process.on('uncaughtException', (err, origin) => console.log('caught', err.message, origin));
setTimeout(() => console.log('this still runs'), 20);
Promise.reject(new Error('rejected'));
throw new Error('thrown');
