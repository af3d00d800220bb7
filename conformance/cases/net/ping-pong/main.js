// a thousand questions and answers, then the end from one side
const net = require('net');
const N = 1000;
let seen = 0;
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  console.log('connection', s.server === server);
  s.setNoDelay();
  s.setEncoding('utf8');
  s.on('data', (x) => {
    if (x !== 'PING') console.log('S', x);
    s.write('PONG');
  });
  s.on('end', () => { console.log('S end', s.writable, s.readable, s.readyState); s.end(); });
  s.on('close', () => { console.log('S close', s.readyState); server.close(); });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.setEncoding('ascii');
  c.on('connect', () => { console.log(c.readyState); c.write('PING'); });
  c.on('data', (x) => {
    if (x !== 'PONG') console.log('C', x);
    if (++seen < N) c.write('PING');
    else { c.end(); console.log('ended', seen, c.writable, c.readyState); }
  });
  c.on('close', () => console.log('C close', c.bytesRead, c.bytesWritten));
});
