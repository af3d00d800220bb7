// a paused socket gives nothing; what comes meanwhile is kept, and the end after it
const net = require('net');
const server = net.createServer((s) => { s.write('one'); setTimeout(() => s.end('two'), 20); }).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const c = net.connect(port, '127.0.0.1');
  console.log(c.isPaused(), c.readableFlowing, c.pause() === c, c.isPaused(), c.readableFlowing);
  let all = '';
  c.setEncoding('utf8');
  c.on('data', (x) => { all += x; });
  c.on('connect', () => console.log('connect', c.isPaused()));
  c.on('end', () => console.log('end', all));
  setTimeout(() => { console.log('waited', all === '', c.isPaused()); console.log(c.resume() === c, c.isPaused()); }, 60);
  c.on('close', () => {
    const d = net.connect(port, '127.0.0.1');
    d.resume();
    d.pause();
    d.on('data', (x) => console.log('d', x.toString(), d.isPaused()));
    d.once('connect', () => setTimeout(() => { console.log('resume'); d.resume(); d.once('data', () => { d.pause(); setTimeout(() => d.resume(), 60); }); }, 5));
    d.on('close', () => server.close());
  });
});
