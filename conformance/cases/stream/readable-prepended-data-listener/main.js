// only `on` makes data flow, prependListener does not
const { Readable } = require('stream');
const r = new Readable({ read() {} });
r.push('a');
r.prependListener('data', () => console.log('prepended'));
setImmediate(() => {
  console.log(r.readableFlowing);
  r.once('data', (chunk) => console.log('once', chunk));
  setImmediate(() => { r.push('b'); });
});
