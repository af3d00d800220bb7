// without a 'readable' listener data flows again
const { Readable } = require('stream');
const r = new Readable({ read() {} });
const onReadable = () => console.log('readable', r.read());
r.on('readable', onReadable);
r.on('data', (chunk) => console.log('data', chunk));
console.log(r.readableFlowing);
r.push('a');
setImmediate(() => {
  r.removeListener('readable', onReadable);
  r.push('b');
  process.nextTick(() => console.log(r.readableFlowing));
  setImmediate(() => { r.push('c'); r.removeAllListeners('data'); r.push('d'); console.log(r.readableLength); });
});
