// A request that is given up: by destroy, abort, a signal, a timeout; before the connection, before the response, during it.
const http = require('node:http');

const server = http.createServer((q, r) => {
  q.on('error', () => {});
  if (q.url === '/slow') return;
  if (q.url === '/half') { r.writeHead(200, { 'Content-Length': 10 }); r.write('half'); return; }
  r.end('ok');
});
const steps = [
  ['destroy at once', '/', {}, (q) => q.destroy()],
  ['destroy with an error at once', '/', {}, (q) => q.destroy(new Error('mine'))],
  ['abort at once', '/', {}, (q) => q.abort()],
  ['destroy at socket', '/', {}, (q) => q.on('socket', () => q.destroy())],
  ['destroy while it waits', '/slow', {}, (q) => setTimeout(() => q.destroy(), 30)],
  ['destroy with an error while it waits', '/slow', {}, (q) => setTimeout(() => q.destroy(new Error('mine')), 30)],
  ['abort while it waits', '/slow', {}, (q) => setTimeout(() => q.abort(), 30)],
  ['destroy at response', '/half', {}, (q) => q.on('response', () => q.destroy())],
  ['destroy of the response', '/half', {}, (q) => q.on('response', (r) => r.destroy())],
  ['abort at data', '/half', {}, (q) => q.on('response', (r) => r.on('data', () => q.abort()))],
  ['timeout option', '/slow', { timeout: 40 }, (q) => q.on('timeout', () => { console.log('  timeout', q.timeout); q.destroy(); })],
  ['setTimeout', '/slow', {}, (q) => q.setTimeout(40, () => { console.log('  callback'); q.destroy(new Error('late')); })],
  ['timeout of the response', '/half', {}, (q) => q.on('response', (r) => r.setTimeout(40, () => { console.log('  response timeout'); r.destroy(); }))],
  ['signal', '/slow', 'signal', () => {}],
  ['signal that is aborted', '/', 'aborted', () => {}],
  ['destroy after the end', '/', {}, (q) => q.on('response', (r) => r.on('end', () => q.destroy()))],
];
server.listen(0, '127.0.0.1', next);

function next() {
  if (!steps.length) { server.closeAllConnections(); return server.close(() => console.log('closed')); }
  const [name, path, more, act] = steps.shift();
  console.log(name);
  const controller = new AbortController();
  if (more === 'signal') setTimeout(() => controller.abort(), 30);
  if (more === 'aborted') controller.abort();
  const options = typeof more === 'string' ? { signal: controller.signal } : more;
  const q = http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false, ...options });
  q.on('response', (r) => {
    console.log('  response');
    r.on('error', (e) => console.log('  response error', e.name, e.code, e.message)).on('aborted', () => console.log('  response aborted'));
    r.on('close', () => console.log('  response close')).on('end', () => console.log('  end')).resume();
  });
  q.on('abort', () => console.log('  abort')).on('error', (e) => console.log('  error', e.name, e.code, e.message));
  q.on('close', () => { console.log('  close', q.destroyed, q.aborted); setTimeout(next, 50); });
  act(q);
}
