// What follows a request that was refused is refused as well, as long as the program leaves the connection open.
const http = require('node:http');
const net = require('node:net');

const bad = 'BAD\r\n\r\n', good = 'GET /good HTTP/1.1\r\nHost: x\r\n\r\n';
const runs = [
  ['end', [bad, bad, good]],
  ['destroy', [good + bad, 'more', bad + bad]],
  ['cut', ['POST /cut HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc']],
];
let client, name, left;
const server = http.createServer((q, r) => {
  console.log('request', q.url);
  q.on('error', (e) => console.log('error', e.code));
});
server.on('clientError', (e, s) => {
  console.log(name, e.code, e.message, e.reason, e.rawPacket ? e.rawPacket.length : 'none', s.destroyed);
  if (left.length) client.write(left.shift());
  else if (name === 'end') s.end('bye');
  else s.destroy();
});
function next() {
  if (!runs.length) return server.close(() => console.log('closed'));
  [name, left] = runs.shift();
  client = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1');
  client.on('data', (data) => console.log('data', data));
  client.on('close', () => { console.log('close'); next(); });
  if (name === 'cut') client.end(left.shift()); else client.write(left.shift());
}
server.listen(0, '127.0.0.1', next);
