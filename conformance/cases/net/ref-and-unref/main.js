// an unref'ed server or socket lets the program end; ref takes that back
const net = require('net');
const a = net.createServer();
console.log(a.unref() === a, a.ref() === a);
a.unref().listen(0, '127.0.0.1', () => {
  console.log('listening');
  const c = net.connect(a.address().port, '127.0.0.1', () => {
    console.log('connected', c.unref() === c);
    setTimeout(() => console.log('never'), 5000).unref();
  });
  c.on('close', () => console.log('never'));
});
a.on('connection', (s) => { console.log('connection'); s.unref(); });
setTimeout(() => console.log('timer'), 400);
process.on('exit', (code) => console.log('exit', code, a.listening));
