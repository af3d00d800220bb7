// A map of rejections nobody has handled yet: it grows, and shrinks when a handler comes late
const unhandled = new Map();
process.on('unhandledRejection', (reason, promise) => {
  unhandled.set(promise, reason);
  console.log('grows', unhandled.size, reason.message, promise === late);
});
process.on('rejectionHandled', (promise) => {
  unhandled.delete(promise);
  console.log('shrinks', unhandled.size);
});
const late = Promise.reject(new Error('not loaded'));
setTimeout(() => late.catch((e) => console.log('handled', e.message)), 20);
