// P53 Uncaught without listener: monitor, then exit event with code 1, in that order
process.on('exit', (c) => console.log('exit', c, process.exitCode));
process.on('uncaughtExceptionMonitor', (e, o) => console.log('monitor', e.message, o));
process.on('beforeExit', () => console.log('never'));
process.nextTick(() => console.log('never'));
throw new Error('x');
