// a failed listen is an 'error' with the address; the server can listen again
const net = require('net');
const fs = require('fs');
const dir = fs.mkdtempSync('/tmp/nc-');
const hide = (text) => text.replaceAll(dir, 'DIR').replaceAll(String(port), 'PORT');
const tell = (e) => console.log(e.name, e.code, e.errno, e.syscall, hide(String(e.address)), e.port === port ? 'PORT' : e.port, hide(e.message), 'port' in e);
let port;
const server = net.createServer().listen(0, '127.0.0.1', () => {
  port = server.address().port;
  const forms = [{ port, host: '127.0.0.1' }, { path: dir + '/none/x.sock' }, { path: dir + '/file' }, { port: 0, host: '192.0.2.1' },
    { path: dir + '/' + 'x'.repeat(200) }, { fd: 999 }];
  fs.writeFileSync(dir + '/file', '');
  const next = () => {
    const form = forms.shift();
    if (!form) {
      server.close();
      fs.rmSync(dir, { recursive: true });
      return;
    }
    const other = net.createServer();
    other.on('error', (e) => {
      tell(e);
      console.log(other.listening, other.listenerCount('listening'));
      if (form.host === '127.0.0.1') other.listen(0, () => { console.log('again', other.listening); other.close(next); });
      else next();
    });
    other.listen(form);
  };
  next();
});
