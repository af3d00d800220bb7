// a signal of timeout aborts with a TimeoutError and does not keep the process alive
const signal = AbortSignal.timeout(1);
signal.onabort = () => console.log(signal.reason.name, signal.reason.code, signal.reason.message);
setTimeout(() => console.log('end', AbortSignal.timeout(100000).aborted), 30);
for (const delay of [-1, 1.5, 2 ** 32, '1', null]) {
  try { AbortSignal.timeout(delay); } catch (err) { console.log(err.name, err.code, err.message); }
}
