// writing after end(), after the peer's end, after destroy(), and values that nobody can write
const net = require('net');
const server = net.createServer((s) => s.on('error', () => {}).end('hi')).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const tell = (name, c) => {
    for (const event of ['end', 'finish', 'close']) c.on(event, (x) => console.log(name, event, x));
    c.on('error', (e) => console.log(name, 'error', e.name, e.code, e.message, e.syscall));
    return c.resume();
  };
  const a = tell('a', net.connect(port, '127.0.0.1', () => {
    a.end();
    console.log(a.write('x', (e) => console.log('a write', e.code)));
  }));
  a.on('close', () => {
    const b = tell('b', net.connect(port, '127.0.0.1'));
    b.on('end', () => {
      console.log('b', b.writable, b.readyState);
      setImmediate(() => console.log('b wrote', b.write('late', (e) => console.log('b write', e.code, e.message))));
    });
    b.on('close', () => {
      const c = tell('c', net.connect(port, '127.0.0.1', () => {
        c.destroy();
        console.log(c.write('x', (e) => console.log('c write', e.code, e.message)));
        c.end((e) => console.log('c end', e && e.code));
      }));
      c.on('close', () => {
        const d = net.connect(port, '127.0.0.1');
        for (const chunk of [null, undefined, 1337, true, {}, [], () => {}]) {
          try { d.write(chunk); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message.replace(/function .*/, 'function')); }
        }
        try { d.write('x', 'no encoding'); } catch (e) { console.log(e.name, e.code, e.message); }
        d.destroy();
        server.close();
      });
    });
  });
});
