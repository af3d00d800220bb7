// What is no request gets 400 and is gone; 'clientError' takes that over.
const http = require('node:http');
const net = require('node:net');

const get = (...lines) => `GET / HTTP/1.1\r\nHost: x\r\n${lines.map((line) => line + '\r\n').join('')}\r\n`;
const chunked = (body) => `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${body}`;
const requests = {
  'length and chunks': get('Content-Length: 5', 'Transfer-Encoding: chunked'),
  'chunks and length': get('Transfer-Encoding: chunked', 'Content-Length: 5'),
  'two lengths': get('Content-Length: 2', 'Content-Length: 3'),
  'the same length twice': get('Content-Length: 2', 'Content-Length: 2') + 'ab',
  'a list of lengths': get('Content-Length: 2, 2') + 'ab',
  'a length with a sign': get('Content-Length: +2') + 'ab',
  'no length': get('Content-Length:'),
  'too great a length': get('Content-Length: 18446744073709551616'),
  'chunked twice': get('Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'),
  'chunked not last': get('Transfer-Encoding: chunked, gzip'),
  'a vertical tab': get('Transfer-Encoding: \u000bchunked'),
  'a space before the colon': get('X : 1'),
  'no colon': get('Xfoo'),
  'no name': get(': foo'),
  'a folded line': get('X: a', ' b'),
  'a folded first line': 'GET / HTTP/1.1\r\n Host: x\r\n\r\n',
  'bare line feeds': 'GET / HTTP/1.1\nHost: x\n\n',
  'a bare line feed': 'GET / HTTP/1.1\r\nHost: x\nX: 1\r\n\r\n',
  'a bare carriage return': get('X: a\rb'),
  'a NUL': get('X: a\u0000b'),
  'a control character': get('X: a\u0001b'),
  'an unknown version': 'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
  'a lower case version': 'GET / http/1.1\r\nHost: x\r\n\r\n',
  'an unknown method': 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n',
  'a lower case method': 'get / HTTP/1.1\r\nHost: x\r\n\r\n',
  'no slash': 'GET foo HTTP/1.1\r\nHost: x\r\n\r\n',
  'a space in the url': 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n',
  'TLS': '\u0016\u0003\u0001\u0000\u00c8\u0001\u0000',
  'a long head': get('X: ' + 'a'.repeat(20000)),
  'a long head without an end': 'GET / HTTP/1.1\r\nX: ' + 'a'.repeat(20000),
  'many fields': get(...Array.from({ length: 1001 }, (_, i) => `h${i}: 1`)),
  'a bad chunk size': chunked('x\r\n'),
  'a chunk that is too long': chunked('2\r\nabc\r\n0\r\n\r\n'),
  'a long extension': chunked('2;a=' + 'x'.repeat(20000)),
  'a long trailer': chunked('2\r\nab\r\n0\r\n' + 'T: vvvvvvvvvvvvvvvvvvvvvvvvvv\r\n'.repeat(2000)),
  'no Host': 'GET / HTTP/1.1\r\n\r\n',
  'more after close': get('Connection: close') + get(),
};
const handle = (q, r) => { q.on('error', () => {}); q.resume(); if (q.url !== '/wait') q.on('end', () => r.end('handled')); };
const plain = http.createServer(handle);
const told = http.createServer(handle).on('clientError', (e, socket) => { console.log('   ', e.name, e.code, e.message); socket.end('told'); });
plain.listen(0, '127.0.0.1', () => told.listen(0, '127.0.0.1', () => next(Object.keys(requests))));

function ask(server, text, then) {
  let got = '';
  const socket = net.connect(server.address().port, '127.0.0.1').setEncoding('latin1').on('error', () => {});
  socket.on('data', (data) => { got += data; });
  socket.on('close', () => { console.log('   ', JSON.stringify(got.replace(/Date: .{25} GMT/, 'Date: NOW'))); then(); });
  socket.write(text, 'latin1');
}
function next(names) {
  const name = names.shift();
  if (!name) return plain.close(() => told.close(() => console.log('closed')));
  console.log(name);
  ask(plain, requests[name], () => ask(told, requests[name], () => next(names)));
}
