// close() ends idle connections and waits for the others; closeIdleConnections and closeAllConnections.
const http = require('node:http');
const net = require('node:net');

const waiting = [];
const server = http.createServer((q, r) => { console.log('request', q.url); if (q.url === '/wait') waiting.push(r); else r.end('x'); });
server.on('close', () => console.log('server close'));
const open = (name, text, then) => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => { if (!text) setTimeout(then, 30); else socket.write(text); });
  let told = false;
  socket.on('data', () => { console.log(name, 'data'); if (!told) { told = true; then && setTimeout(then, 30); } });
  if (name !== 'fresh') socket.on('close', () => console.log(name, 'close'));
  return socket;
};
const get = (url) => `GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`;
server.listen(0, '127.0.0.1', () =>
  open('idle', get('/'), () => open('fresh', '', () => {
    open('busy', get('/wait'));
    setTimeout(() => {
      server.closeIdleConnections();
      setTimeout(() => {
        server.getConnections((e, n) => console.log('left', n));
        server.close((e) => console.log('closed', e));
        console.log(server.listening);
        setTimeout(() => { waiting[0].end('late'); setTimeout(() => { console.log('all'); server.closeAllConnections(); }, 50); }, 30);
      }, 30);
    }, 30);
  })));
