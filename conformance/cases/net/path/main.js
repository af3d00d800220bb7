// a UNIX socket: its addresses, its file
const net = require('net');
const fs = require('fs');
const dir = fs.mkdtempSync('/tmp/nc-');
const path = dir + '/s.sock';
const server = net.createServer((s) => {
  console.log('S', s.address(), s.localAddress, s.remoteAddress, s.remotePort, s.remoteFamily);
  s.pipe(s);
}).listen({ path, readableAll: true, writableAll: true }, () => {
  console.log(server.address() === path, (fs.statSync(path).mode & 0o777).toString(8), server.listening);
  const c = net.connect(path, () => {
    console.log('C', c.address(), c.localAddress, c.remoteAddress, c.remotePort, c.remoteFamily, c.readyState);
    try { c.resetAndDestroy(); } catch (e) { console.log(e.name, e.code, e.message); }
    c.end('echo');
  });
  console.log(c.setNoDelay() === c, c.setKeepAlive(true, 1000) === c);
  c.on('data', (x) => console.log(x.toString()));
  c.on('close', (bad) => {
    console.log('close', bad);
    server.close(() => {
      console.log(fs.existsSync(path), server.address() === path, server.listening);
      fs.rmdirSync(dir);
    });
    console.log(fs.existsSync(path));
  });
});
