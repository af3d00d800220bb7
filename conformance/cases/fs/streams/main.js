// Files as streams: events, ranges, errors, descriptors.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pipeline } = require('stream');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
const at = (name) => path.join(root, name);
const log = (stream, label) => {
  for (const event of ['open', 'ready', 'data', 'end', 'finish', 'error', 'close']) {
    stream.on(event, (value) => console.log(label, event, event === 'open' ? typeof value : value instanceof Error ? value.code : value === undefined ? '' : String(value)));
  }
  return stream;
};
const steps = [
  (next) => {
    const stream = log(fs.createWriteStream(at('a')), 'write');
    stream.on('close', next);
    console.log(stream.pending, stream.bytesWritten, stream.path === at('a'), stream.fd, stream.flags, stream.mode);
    stream.write('hello ');
    stream.write(Buffer.from('world'));
    stream.end('!', () => console.log('ended', stream.bytesWritten, stream.pending));
  },
  (next) => {
    const stream = log(fs.createReadStream(at('a'), 'utf8'), 'read');
    console.log(stream.pending, stream.bytesRead, stream.readableHighWaterMark, stream.start, stream.end);
    stream.on('close', () => { console.log(stream.bytesRead, stream.destroyed); next(); });
  },
  (next) => log(fs.createReadStream(at('a'), { start: 2, end: 7, highWaterMark: 3, encoding: 'utf8' }), 'part').on('close', next),
  (next) => log(fs.createReadStream(at('none')), 'missing').on('close', next),
  (next) => log(fs.createWriteStream(at('no/file')), 'nowhere').on('close', next),
  (next) => {
    const stream = log(fs.createWriteStream(at('a'), { flags: 'r+', start: 6 }), 'over');
    stream.on('close', () => { console.log(fs.readFileSync(at('a'), 'utf8')); next(); });
    stream.end('THERE');
  },
  (next) => {
    const stream = fs.createWriteStream(at('a'), { flags: 'a', encoding: 'hex' });
    stream.end('2021', () => { console.log(fs.readFileSync(at('a'), 'utf8')); next(); });
  },
  (next) => pipeline(fs.createReadStream(at('a')), fs.createWriteStream(at('b')), (error) => {
    console.log('copied', error, fs.readFileSync(at('b'), 'utf8'));
    next();
  }),
  (next) => {
    const fd = fs.openSync(at('b'), 'r');
    const stream = fs.createReadStream('', { fd, autoClose: false, start: 1, end: 4 });
    stream.on('data', (data) => console.log('kept', String(data)));
    stream.on('end', () => setImmediate(() => { console.log(stream.destroyed, stream.path); fs.closeSync(fd); next(); }));
  },
  (next) => {
    const stream = log(fs.createReadStream(at('b')), 'destroyed');
    stream.removeAllListeners('data');
    stream.on('close', next);
    stream.destroy();
  },
  (next) => fs.createWriteStream(at('c')).close((error) => { console.log('closed', error, fs.existsSync(at('c'))); next(); }),
  async (next) => {
    const chunks = [];
    for await (const chunk of fs.createReadStream(at('b'), { encoding: 'utf8', highWaterMark: 4 })) chunks.push(chunk);
    console.log(chunks);
    next();
  },
];
const step = () => steps.length ? steps.shift()(step) : fs.rmSync(root, { recursive: true });
step();
