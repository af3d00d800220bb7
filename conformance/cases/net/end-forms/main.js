// end(): with data, an encoding, a callback; before the connection stands; twice
const net = require('net');
const server = net.createServer((s) => {
  let all = '';
  s.on('data', (x) => { all += x; }).on('end', () => { console.log('S', all); s.end(); });
}).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const forms = [
    (c) => c.end(), (c) => c.end('a'), (c) => c.end(() => console.log('called')), (c) => c.end('b', () => console.log('called')),
    (c) => c.end('616263', 'hex'), (c) => c.end('YWI=', 'base64', () => console.log('called')), (c) => { c.end('c'); c.end(); c.end(() => console.log('again')); },
    (c) => { c.on('connect', () => { c.write('d'); c.end('e', 'utf8', () => console.log('called', c.writableFinished)); }); return c; },
  ];
  const next = () => {
    if (!forms.length) return server.close();
    const c = net.connect(port, '127.0.0.1');
    const given = forms.shift()(c);
    console.log(given === c, c.readyState, c.writableEnded);
    for (const event of ['connect', 'finish', 'end']) c.on(event, () => console.log(event, c.readyState));
    c.on('error', (e) => console.log('error', e.code));
    c.on('close', (bad) => { console.log('close', bad); next(); }).resume();
  };
  next();
});
