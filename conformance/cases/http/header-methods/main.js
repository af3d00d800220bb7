// Fields are set, added to, asked for and taken back, in any case, until the head was sent; then every change is an error.
const http = require('node:http');

const tried = (what, call) => {
  try { console.log(what, JSON.stringify(call())); } catch (e) { console.log(what, e.name, e.code, e.message); }
};
const server = http.createServer((q, r) => {
  console.log(r.setHeader('X-One', 1) === r, r.getHeader('x-ONE'), r.getHeader('none'), r.hasHeader('X-one'), r.hasHeader('y'));
  r.setHeader('x-one', 'again').setHeader('List', ['a', 'b']);
  r.appendHeader('list', 'c').appendHeader('List', ['d', 'e']).appendHeader('New', 'n');
  tried('names', () => r.getHeaderNames());
  tried('raw', () => r.getRawHeaderNames());
  tried('all', () => r.getHeaders());
  r.removeHeader('NEW');
  r.setHeaders(new Map([['m', '1'], ['set-cookie', ['x=1', 'y=2']]]));
  tried('all', () => r.getHeaders());
  tried('token', () => r.setHeader('b ad', 1));
  tried('empty', () => r.setHeader('', 1));
  tried('number', () => r.setHeader(5, 1));
  tried('undefined', () => r.setHeader('x', undefined));
  tried('missing', () => r.setHeader('x'));
  tried('line end', () => r.setHeader('x', 'a\r\nb: c'));
  tried('control', () => r.setHeader('x', 'a\u0001'));
  tried('unicode', () => r.setHeader('x', '\u20ac'));
  tried('in a list', () => r.setHeader('x', ['a', 'b\n']));
  tried('append', () => r.appendHeader('x', 'a\n'));
  tried('append token', () => r.appendHeader('x y', 'a'));
  tried('get', () => r.getHeader(5));
  tried('has', () => r.hasHeader());
  tried('remove', () => r.removeHeader());
  tried('setHeaders', () => r.setHeaders(5));
  tried('setHeaders list', () => r.setHeaders([]));
  tried('trailer token', () => r.addTrailers({ 'a b': 1 }));
  tried('trailer value', () => r.addTrailers({ a: 'x\n' }));
  console.log(r.headersSent, r.statusCode, r.statusMessage);
  r.writeHead(201);
  console.log(r.headersSent, r.statusCode, r.statusMessage);
  tried('set', () => r.setHeader('b ad', 1));
  tried('append', () => r.appendHeader('a', 1));
  tried('remove', () => r.removeHeader('a'));
  tried('setHeaders', () => r.setHeaders(new Map()));
  tried('writeHead', () => r.writeHead(99));
  tried('information', () => r.writeContinue());
  tried('get', () => r.getHeader('x-one'));
  r.end();
}).listen(0, '127.0.0.1', () => http.get({ port: server.address().port, agent: false }, (res) => {
  res.resume().on('end', () => { const h = { ...res.headers }; delete h.date; console.log(JSON.stringify(h)); server.close(); });
}));
for (const name of ['a', 'A-b_c.~!#$%&\'*+^`|', '', 'a b', 'a:', '\u00e9', 5, undefined, null]) tried(`name ${name}`, () => http.validateHeaderName(name) ?? 'ok');
tried('label', () => http.validateHeaderName('a b', 'My name'));
for (const value of ['a', '', 'a\tb', '\u00ff', '\u0100', '\u007f', 'a\n', undefined, null, 5]) tried(`value ${JSON.stringify(value)}`, () => http.validateHeaderValue('n', value) ?? 'ok');
