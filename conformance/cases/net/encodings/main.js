// texts in every encoding, characters cut in two, every byte there is
const net = require('net');
const server = net.createServer((s) => s.pipe(s)).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const sent = [['utf8', 'ä€😀'], ['latin1', 'äöü'], ['binary', 'ÿ'], ['ascii', 'abc'], ['hex', 'c3a4'], ['base64', 'w6TDtg=='], ['base64url', 'w6Q_-w'], ['utf16le', 'ä€'], ['ucs2', 'x']];
  const next = () => {
    if (!sent.length) return last();
    const [encoding, text] = sent.shift();
    const c = net.connect(port, '127.0.0.1', () => c.end(text, encoding));
    c.setEncoding(encoding);
    let all = '';
    c.on('data', (x) => { all += x; });
    c.on('close', () => { console.log(encoding, all === text, all.length, c.readableEncoding); next(); });
  };
  const last = () => {
    const c = net.connect(port, '127.0.0.1');
    c.setEncoding('utf8');
    const bytes = Buffer.from('a€😀b');
    let at = 0;
    const step = () => { if (at === bytes.length) return c.end(); c.write(bytes.subarray(at, ++at)); setTimeout(step, 2); };
    c.on('connect', step);
    let all = '';
    c.on('data', (x) => { all += x; });
    c.on('close', () => {
      console.log(all);
      const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
      const d = net.connect(port, '127.0.0.1', () => d.end(every));
      const got = [];
      d.on('data', (x) => got.push(x));
      d.on('close', () => { console.log(Buffer.concat(got).equals(every)); server.close(); });
    });
  };
  next();
});
