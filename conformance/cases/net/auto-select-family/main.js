// several addresses: one after the other until one answers
const net = require('net');
const free = net.createServer().listen(0, '127.0.0.1', () => {
  const closed = free.address().port;
  free.close(() => {
    const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
      const port = server.address().port;
      const hide = (text) => String(text).replaceAll(String(port), 'PORT').replaceAll(String(closed), 'CLOSED');
      const cases = [
        [closed, ['127.0.0.1', '127.0.0.2', '::1']],
        [port, ['127.0.0.2', '127.0.0.3', '::1', '127.0.0.1']],
        [port, ['127.0.0.2', '127.0.0.2', '127.0.0.1']],
        [closed, ['127.0.0.1', '127.0.0.1']],
      ];
      const next = () => {
        const one = cases.shift();
        if (!one) return server.close();
        const [to, addresses] = one;
        const c = net.connect({ port: to, host: 'h', lookup: (h, o, cb) => cb(null, addresses.map((address) => ({ address, family: net.isIP(address) }))) });
        for (const name of ['connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout'])
          c.on(name, (ip, port, family, e) => console.log(name, ip, hide(port), family, e && hide(e.message), c.connecting));
        c.on('connect', () => console.log('connect', c.remoteAddress));
        c.on('error', (e) => console.log('error', e.name, JSON.stringify(hide(e.message)), e.code, (e.errors || []).map((x) => hide(x.message)).join()));
        c.on('close', (bad) => { console.log('close', bad, hide(c.autoSelectFamilyAttemptedAddresses)); next(); });
        c.resume();
      };
      next();
    });
  });
});
