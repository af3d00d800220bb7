// A peer that vanishes: in the middle of its request, or of the response; a handler that fails.
const http = require('node:http');
const net = require('node:net');

const server = http.createServer({}, (q, r) => {
  const log = [];
  q.on('aborted', () => log.push('aborted')).on('error', (e) => log.push('error ' + e.code + ' ' + e.message)).on('end', () => log.push('end')).on('close', () => log.push('close ' + q.aborted + q.complete));
  r.on('finish', () => log.push('r finish')).on('error', (e) => log.push('r error ' + e.code)).on('close', () => { log.push('r close ' + r.writableFinished + r.destroyed); setTimeout(() => { console.log(q.url, log.join(', ')); next(); }, 20); });
  q.signal.addEventListener('abort', () => log.push('signal'));
  if (q.url === '/body') q.resume();
  if (q.url === '/response') { q.resume(); r.write('part'); }
  if (q.url === '/ours') { r.write('part'); setTimeout(() => r.destroy(), 20); }
  if (q.url === '/socket') { r.write('part'); setTimeout(() => r.socket.destroy(), 20); }
  if (q.url === '/request') q.destroy();
  if (q.url === '/well') { q.resume(); r.end('well'); }
}).listen(0, '127.0.0.1', next);
const steps = [['/body', 'Content-Length: 9\r\n', 'abc', true], ['/unread', 'Content-Length: 9\r\n', 'abc', true], ['/response', '', '', true], ['/ours', '', '', false], ['/socket', '', '', false],
  ['/request', 'Content-Length: 9\r\n', 'abc', false], ['/well', 'Connection: close\r\n', '', false]];
function next() {
  if (!steps.length) return rejects();
  const [url, fields, body, vanish] = steps.shift();
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('error', () => {}).resume();
  socket.write(`POST ${url} HTTP/1.1\r\nHost: x\r\n${fields}\r\n${body}`);
  if (vanish) setTimeout(() => socket.destroy(), 40);
}
function rejects() {
  server.close();
  const rejecting = http.createServer({ captureRejections: true }, async (q, r) => { r.setHeader('X-Secret', 1); if (q.url === '/late') r.write('x'); throw new Error('mine'); });
  require('node:events').captureRejections = false;
  rejecting[Symbol.for('nodejs.rejection')](new Error('mine'), 'request', {}, { headersSent: false, writableEnded: false, getHeaderNames: () => ['a'], removeHeader: (n) => console.log('removed', n), end: (t) => console.log('ended', t) });
  rejecting[Symbol.for('nodejs.rejection')](new Error('mine'), 'request', {}, { headersSent: true, destroy: () => console.log('destroyed') });
}
