// P76 setUncaughtExceptionCaptureCallback replaces uncaughtException entirely; monitor still first
process.on('uncaughtExceptionMonitor', (e, o) => console.log('UEM', e.message, o));
process.on('uncaughtException', () => console.log('never'));
process.setUncaughtExceptionCaptureCallback((...a) => console.log('cap', a.length, a[0].message));
try { process.setUncaughtExceptionCaptureCallback(() => {}); } catch (e) { console.log(e.name, e.code, e.message); }
try { process.setUncaughtExceptionCaptureCallback(1); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(process.hasUncaughtExceptionCaptureCallback());
setImmediate(() => { process.setUncaughtExceptionCaptureCallback(null); console.log(process.hasUncaughtExceptionCaptureCallback()); });
Promise.reject(new Error('pr'));
throw new Error('x');
