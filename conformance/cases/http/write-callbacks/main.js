// write tells when it is better to wait, calls back, and is refused after the end; what has no body takes none.
const http = require('node:http');

const tried = (what, call) => { try { console.log(what, call()); } catch (e) { console.log(what, e.name, e.code, e.message); } };
const said = (what) => (e) => console.log(what, e ? e.code : e);
const handlers = {
  '/types': (q, r) => {
    for (const value of [null, undefined, 5, true, [], {}]) tried('write', () => r.write(value));
    tried('encoding', () => r.write('x', 'nope'));
    tried('text', () => r.write('x', 'utf8', said('text cb')));
    tried('bytes', () => r.write(new Uint8Array([65]), said('bytes cb')));
    tried('end', () => r.end(5));
    tried('end', () => r.end(said('end cb')) === r);
  },
  '/after': (q, r) => {
    r.on('error', (e) => console.log('error', e.code, e.message)).on('finish', () => console.log('finish')).on('close', () => console.log('close'));
    r.end('x', said('end cb'));
    tried('write', () => r.write('y', said('late cb')));
    tried('end', () => r.end('z', said('late end cb')) === r);
    tried('end again', () => r.end(said('second end cb')) === r);
    r.on('finish', () => r.end(said('end cb after finish')));
  },
  '/full': (q, r) => {
    console.log(r.writableHighWaterMark, r.writableLength, r.writableNeedDrain, r.writableObjectMode, r.writableCorked);
    console.log(r.write('x'.repeat(10)), r.writableNeedDrain);
    console.log(r.write('x'.repeat(1 << 24)), r.writableNeedDrain, r.writableLength > 1 << 23);
    r.on('drain', () => { console.log('drain', r.writableLength, r.writableNeedDrain); r.end(); });
  },
  '/head': (q, r) => { r.statusCode = 204; tried('write', () => r.write('x', said('write cb'))); r.end(said('end cb')); },
  '/strict': (q, r) => {
    r.strictContentLength = true;
    r.setHeader('Content-Length', 4);
    tried('too much', () => r.write('12345'));
    tried('part', () => r.write('12'));
    tried('too little', () => r.end());
    tried('more', () => r.write('345'));
    tried('rest', () => r.end('34') === r);
    if (!r.writableEnded) r.destroy();
  },
  '/trailer': (q, r) => { tried('trailer', () => r.writeHead(200, { Trailer: 'x', 'Content-Length': 2 }) === r); r.removeHeader('trailer'); r.end('ok'); },
  '/destroyed': (q, r) => {
    r.on('close', () => console.log('close', r.destroyed, r.closed, r.writableFinished, r.errored?.message));
    r.destroy(new Error('mine'));
    tried('write', () => r.write('x', said('write cb')));
    tried('end', () => r.end(said('end cb')) === r);
  },
};
const server = http.createServer((q, r) => handlers[q.url](q, r)).listen(0, '127.0.0.1', () => next(Object.keys(handlers)));
function next(paths) {
  const path = paths.shift();
  if (!path) return server.close(() => console.log('closed'));
  console.log(path);
  const q = http.get({ port: server.address().port, host: '127.0.0.1', agent: false, path }, (r) => {
    let length = 0;
    r.on('data', (d) => { length += d.length; }).on('end', () => console.log('got', r.statusCode, length));
  });
  q.on('error', (e) => console.log('client', e.code)).on('close', () => setTimeout(() => next(paths), 30));
}
