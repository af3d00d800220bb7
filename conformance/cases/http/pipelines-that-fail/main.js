// a request whose body is not wanted any more is destroyed without its connection: the answer still goes out
const http = require('http'), { pipeline, Writable, destroy, Readable, finished } = require('stream');
const server = http.createServer((req, res) => {
  console.log(req.method, req.url);
  if (req.url === '/pipe') pipeline(req, new Writable({ write(c, e, cb) { cb(new Error('full')); } }), (err) => { console.log('pipeline', err.message, req.destroyed, res.destroyed, !!req.socket); res.statusCode = 500; res.end('sorry'); });
  else if (req.url === '/destroy') { req.on('error', (e) => console.log('req error', e.name)); req.on('aborted', () => console.log('aborted')); req.on('close', () => { console.log('closed'); res.end('answer'); }); destroy(req); }
  else if (req.url === '/res') { pipeline(new Readable({ read() { this.destroy(new Error('no source')); } }), res, (err) => console.log('res', err.message, res.destroyed, res.headersSent)); }
  else if (req.url === '/iter') { (async () => { try { for await (const c of req) throw new Error('enough'); } catch (e) { console.log(e.message, req.destroyed); res.end('iter'); } })(); }
}).listen(0, '127.0.0.1', () => {
  const urls = ['/pipe', '/destroy', '/res', '/iter'];
  const next = () => {
    const path = urls.shift();
    if (!path) return server.close();
    const r = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', path, agent: false }, (res) => { let t = ''; res.on('data', (d) => t += d); res.on('end', () => console.log('got', res.statusCode, t)); res.on('error', (e) => console.log('res', e.code)); });
    r.on('error', (e) => console.log('request', e.code));
    r.on('close', next);
    r.end('x'.repeat(100));
  };
  next();
});
server.on('close', () => {
  // the other side: a client's request that a pipeline ends with is aborted when the source fails
  const other = http.createServer((req) => req.on('error', (e) => console.log('server', e.code)).resume()).listen(0, '127.0.0.1', () => {
    const request = http.request({ port: other.address().port, host: '127.0.0.1', method: 'POST', agent: false });
    request.on('abort', () => console.log('abort')).on('error', (e) => console.log('error', e.code)).on('close', () => { console.log('close', request.aborted, request.destroyed); other.close(); });
    let count = 0;
    pipeline(new Readable({ read() { if (count++) setImmediate(() => this.destroy(new Error('gone'))); else this.push('x'); } }), request, (err) => console.log('pipeline', err.message));
  });
});
