// The monitor sees the error first and handles nothing
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin));
process.on('uncaughtException', (e, origin) => console.log('listener', e.message, origin));
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => {
  process.removeAllListeners('uncaughtException');
  setImmediate(() => { throw new Error('two'); });
});
throw new Error('one');
