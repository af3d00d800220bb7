// a program's own look-up: what it is asked, and what it may answer
const net = require('net');
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const answers = [
    [{}, (cb) => cb(null, [{ address: '127.0.0.1', family: 4 }])],
    [{ family: 4 }, (cb) => cb(null, '127.0.0.1', 4)],
    [{ family: 'IPv6' }, (cb) => cb(null, '::1', 6), true],
    [{ autoSelectFamily: false }, (cb) => cb(null, '127.0.0.1', 4)],
    [{ localAddress: '127.0.0.1' }, (cb) => cb(null, '127.0.0.1', 4)],
    [{ family: 4 }, (cb) => cb(new Error('mine'))],
    [{}, (cb) => cb(new Error('mine too'))],
    [{ family: 4 }, (cb) => cb(null, 'no address', 4)],
    [{ family: 4 }, (cb) => cb(null, '127.0.0.1', 5)],
    [{}, (cb) => cb(null, [{ address: 'x', family: 4 }])],
    [{}, (cb) => cb(null, [{ address: '127.0.0.1', family: 7 }])],
    [{ family: 4 }, (cb) => setImmediate(cb, null, '127.0.0.1', 4)],
  ];
  const next = () => {
    const one = answers.shift();
    if (!one) return server.close();
    const [options, answer] = one;
    const c = net.connect({ port, host: 'some.host', ...options, lookup: (host, asked, cb) => { console.log(host, JSON.stringify(asked)); answer(cb); } });
    c.on('lookup', (e, address, family, host) => console.log('lookup', e && e.message, address, family, host));
    c.on('connect', () => console.log('connect', c.remoteAddress));
    c.on('error', (e) => console.log('error', e.name, e.code === 'ECONNREFUSED' || e.code, e.code === 'ECONNREFUSED' || e.message.replace(port, 'PORT')));
    c.on('close', (bad) => { console.log('close', bad); next(); });
    c.resume();
  };
  next();
});
