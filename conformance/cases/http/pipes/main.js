// Bodies are streams: piped, read in pieces, with text in encodings, paused and resumed.
const http = require('node:http');
const { pipeline, finished, Readable } = require('node:stream');

const size = 3 << 20;
const sum = (data) => { let total = 0; for (const byte of data) total += byte; return total; };
const server = http.createServer((q, r) => {
  if (q.url === '/echo') q.pipe(r);
  if (q.url === '/pipeline') pipeline(q, r, (e) => console.log('pipeline', e));
  if (q.url === '/source') Readable.from(['a', 'b', 'c'], { objectMode: false }).pipe(r);
  if (q.url === '/paused') { q.pause(); setTimeout(() => { console.log(q.isPaused(), q.readableLength > 0); q.resume(); }, 50); let n = 0; q.on('data', (d) => { n += d.length; }).on('end', () => r.end(String(n))); }
  if (q.url === '/readable') { let n = 0; q.on('readable', () => { let d; while ((d = q.read()) !== null) n += d.length; }).on('end', () => r.end(String(n))); }
  if (q.url === '/base64') { q.setEncoding('base64'); let text = ''; q.on('data', (d) => { text += d; }).on('end', () => r.end(text.slice(0, 8), 'base64')); }
  finished(r, (e) => console.log('finished', q.url, e));
}).listen(0, '127.0.0.1', () => next(['/echo', '/pipeline', '/source', '/paused', '/readable', '/base64']));
function next(paths) {
  const path = paths.shift();
  if (!path) return server.close(() => console.log('closed'));
  const q = http.request({ port: server.address().port, host: '127.0.0.1', agent: false, path, method: 'POST' }, (r) => {
    const got = [];
    r.on('data', (d) => got.push(d)).on('end', () => { const all = Buffer.concat(got); console.log(path, r.headers['transfer-encoding'], all.length, sum(all)); });
  });
  q.on('close', () => setTimeout(() => next(paths), 20));
  for (let i = 0; i < 3; i++) q.write(Buffer.alloc(size / 3, i + 1));
  q.end();
}
