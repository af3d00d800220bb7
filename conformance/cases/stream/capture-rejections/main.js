// an async listener's failure destroys the stream
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ captureRejections: true, read() {} });
r.on('data', async () => { throw new Error('listener failed'); });
r.on('error', (err) => console.log('error', err.message));
log(r, 'close');
r.push('a');
