// signals that destroy a socket and close a server
const net = require('net');
const tell = (name, x) => {
  x.on('error', (e) => console.log(name, 'error', e.name, e.code, e.message));
  x.on('close', (bad) => console.log(name, 'close', bad));
  return x;
};
const late = new AbortController();
const server = tell('server', net.createServer((s) => s.resume().on('error', () => {}))).listen({ port: 0, host: '127.0.0.1', signal: late.signal }, () => {
  const port = server.address().port;
  const during = new AbortController();
  tell('during', net.connect({ port, host: '127.0.0.1', signal: during.signal }, () => console.log('never')));
  during.abort();
  const after = new AbortController();
  tell('after', net.connect({ port, host: '127.0.0.1', signal: after.signal }, () => { console.log('after connect'); after.abort('why'); }))
    .on('close', () => { late.abort(); console.log(server.listening); });
});
const aborted = tell('aborted', net.createServer()).listen({ port: 0, signal: AbortSignal.abort() });
console.log(aborted.listening);
