// a server listens at a descriptor, and refuses one that is no socket
const net = require('net');
const fs = require('fs');
const first = net.createServer().listen(0, '127.0.0.1', () => {
  const port = first.address().port;
  const file = fs.openSync(__filename);
  const tell = (name) => (e) => { console.log(name, e.code, e.errno, e.syscall, e.address, e.port, e.message); next(); };
  const steps = [
    () => net.createServer().on('error', tell('file')).listen({ fd: file }),
    () => net.createServer().on('error', tell('closed')).listen({ fd: 12345 }),
    () => { fs.closeSync(file); first.close(next); },
    () => net.connect(port, '127.0.0.1').on('error', (e) => { console.log(e.code); next(); }),
  ];
  const next = () => { const step = steps.shift(); if (step) step(); };
  next();
});
for (const options of [{ fd: -1 }, { fd: 'x' }, { fd: null }]) {
  try { net.createServer().listen(options); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
