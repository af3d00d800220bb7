// A rejection handled after it was reported warns when nobody hears 'rejectionHandled'
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, '|', w.message));
process.on('unhandledRejection', (reason, promise) => { console.log('rejection', reason, promise === p); });
const p = Promise.reject('r');
setTimeout(() => p.catch((r) => console.log('caught', r)), 5);
