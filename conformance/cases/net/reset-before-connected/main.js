// resetAndDestroy before the connection stands, after end, on a path, and of what is destroyed
const net = require('net');
const fs = require('fs');
const os = require('os');
const dir = fs.mkdtempSync(os.tmpdir() + '/nc-');
const server = net.createServer((s) => s.on('error', (e) => console.log('S', e.code)).on('close', (bad) => console.log('S close', bad)).resume()).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const c = net.connect(port, '127.0.0.1');
  c.on('connect', () => console.log('C connect', c.destroyed)).on('error', (e) => console.log('C', e.code)).on('close', (bad) => {
    console.log('C close', bad);
    const d = net.connect(port, '127.0.0.1', () => {
      d.end(() => { d.resetAndDestroy(); console.log(d.destroyed); });
    }).resume();
    d.on('close', (bad) => {
      console.log('D close', bad);
      try { console.log(d.resetAndDestroy() === d); } catch (e) { console.log(e.code); }
      server.close();
      const pipe = net.createServer((s) => s.resume()).listen(dir + '/s', () => {
        const e = net.connect(dir + '/s', () => {
          try { e.resetAndDestroy(); } catch (error) { console.log(error.name, error.code, error.message); }
          e.end();
          pipe.close(() => fs.rmSync(dir, { recursive: true }));
        }).resume();
      });
    }).on('error', (e) => console.log('D', e.code));
  });
  console.log(c.resetAndDestroy() === c, c.connecting, c.destroyed);
});
