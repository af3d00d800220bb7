// A throw in a signal listener is an ordinary uncaught exception
process.on('uncaughtException', (e, origin) => { console.log('uncaught', e.message, origin); clearTimeout(t); });
process.on('SIGUSR2', () => { throw new Error('in listener'); });
process.kill(process.pid, 'SIGUSR2');
const t = setTimeout(() => {}, 5000);
