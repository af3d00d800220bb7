// AbortSignal.timeout() aborts with a TimeoutError and keeps nothing alive
const signal = AbortSignal.timeout(10);
console.log(signal.aborted);
signal.addEventListener('abort', () => console.log('abort', signal.aborted, signal.reason.name));
setTimeout(() => console.log('end', signal.aborted), 60);
AbortSignal.timeout(5000);
