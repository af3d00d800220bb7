// What a client makes of answers, whole, cut short, malformed, or none.
const http = require('node:http');
const net = require('node:net');

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab';
const answers = {
  whole: ok,
  'without a reason': 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nab',
  'until the end': 'HTTP/1.1 200 OK\r\n\r\nab',
  'HTTP/1.0': 'HTTP/1.0 200 OK\r\n\r\nab',
  chunked: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nT: v\r\n\r\n',
  '100 first': 'HTTP/1.1 100 Continue\r\n\r\n' + ok,
  '103 first': 'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n' + ok,
  204: 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n',
  304: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n',
  cookies: 'HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nX: 1\r\nx: 2\r\nContent-Length: 0\r\n\r\n',
  'two at once': ok + ok,
  'length and chunks': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n',
  'two lengths': 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab',
  junk: 'hello\r\n\r\n',
  'bare line feeds': 'HTTP/1.1 200 OK\nContent-Length: 2\n\nab',
  'a folded line': 'HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nab',
  'a control character': 'HTTP/1.1 200 OK\r\nX: a\u0001b\r\nContent-Length: 2\r\n\r\nab',
  'an unknown version': 'HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nab',
  'a long status': 'HTTP/1.1 2000 OK\r\n\r\n',
  'a long head': 'HTTP/1.1 200 OK\r\nX: ' + 'a'.repeat(20000) + '\r\n\r\n',
  'a short body': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab',
  'a short chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
  nothing: '',
  'half a head': 'HTTP/1.1 200 OK\r\nX',
};
const names = Object.keys(answers);
let current;
const server = net.createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(answers[current], 'latin1'))).listen(0, '127.0.0.1', next);

function next() {
  current = names.shift();
  if (!current) return server.close(refused);
  console.log(current);
  const q = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (r) => {
    console.log(' response', r.statusCode, r.statusMessage, r.httpVersion, JSON.stringify(r.headers).slice(0, 70));
    r.setEncoding('latin1').on('data', (data) => console.log(' data', data));
    r.on('aborted', () => console.log(' aborted')).on('error', (e) => console.log(' response error', e.code, e.message));
    r.on('end', () => console.log(' end', r.complete, JSON.stringify(r.trailers))).on('close', () => console.log(' response close', r.aborted));
  });
  q.on('information', (i) => console.log(' information', i.statusCode, i.statusMessage, JSON.stringify(i.headers))).on('continue', () => console.log(' continue'));
  q.on('error', (e) => console.log(' error', e.code, e.message)).on('close', () => { console.log(' close', q.destroyed); setTimeout(next, 20); });
}
function refused() {
  const q = http.get({ port: 1, host: '127.0.0.1' });
  q.on('error', (e) => console.log('error', e.code, e.syscall, e.message)).on('close', () => console.log('close', q.destroyed));
}
