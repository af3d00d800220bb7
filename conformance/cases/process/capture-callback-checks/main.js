// The capture callback is a function or null, and there is one at a time
const set = process.setUncaughtExceptionCaptureCallback;
for (const value of [42, undefined, 'text', {}]) {
  try { set(value); } catch (err) { console.log(err.name, err.code, err.message); }
}
console.log(process.hasUncaughtExceptionCaptureCallback());
set((err) => {
  console.log('captured', err.message, process.hasUncaughtExceptionCaptureCallback());
  set(null);
  console.log(process.hasUncaughtExceptionCaptureCallback());
  process.on('uncaughtException', (e) => console.log('listener', e.message));
  setTimeout(() => { throw new Error('two'); }, 1);
});
try { set(() => {}); } catch (err) { console.log(err.name, err.code, err.message); }
console.log(process.hasUncaughtExceptionCaptureCallback());
process.on('uncaughtException', (e) => console.log('listener first', e.message));
process.removeAllListeners('uncaughtException');
throw new Error('one');
