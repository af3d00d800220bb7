// connections that fail: the events, the error, the state at each
const net = require('net');
const fs = require('fs');
const dir = fs.mkdtempSync('/tmp/nc-');
const path = dir + '/file';
fs.writeFileSync(path, '');
const hide = (text) => String(text).replaceAll(dir, 'DIR').replaceAll(String(port), 'PORT');
let port;
const server = net.createServer().listen(0, '127.0.0.1', () => {
  port = server.address().port;
  const forms = [{ port, host: '127.0.0.1' }, { path: dir + '/none.sock' }, { path }, { path: dir + '/' + 'x'.repeat(200) }];
  const next = () => {
    const form = forms.shift();
    if (!form) {
      fs.rmSync(dir, { recursive: true });
      return;
    }
    const socket = new net.Socket();
    for (const name of ['connectionAttempt', 'connectionAttemptFailed', 'connect', 'ready'])
      socket.on(name, (address, port, family, e) => console.log(name, hide(address), hide(port), family, e && e.code, socket.readyState));
    socket.on('error', (e) => console.log('error', socket.readyState, e.name, hide(e.message), e.code, e.errno, e.syscall, hide(e.address), hide(e.port)));
    socket.on('close', (bad) => { console.log('close', bad, socket.destroyed, socket.pending, socket.connecting); next(); });
    socket.connect(form);
    console.log(socket.readyState, socket.connecting, socket.pending, socket.bufferSize);
  };
  server.close(next);
});
