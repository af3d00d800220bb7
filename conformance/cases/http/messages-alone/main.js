// Messages that no connection has, or one made up: what they are like, what they keep, what they refuse.
const http = require('node:http');
const { Writable } = require('node:stream');

const tried = (what, call) => { try { console.log(what, call()); } catch (e) { console.log(what, e.name, e.code, e.message); } };
const { OutgoingMessage, ServerResponse, IncomingMessage } = http;
class Bare extends OutgoingMessage { _implicitHeader() {} }

tried('no name', () => new OutgoingMessage().setHeader());
tried('no value', () => new OutgoingMessage().setHeader('test'));
tried('number', () => new OutgoingMessage().setHeader(404));
tried('char', () => new OutgoingMessage().setHeader('200', 'あ'));
tried('write', () => new OutgoingMessage().write(''));
for (const chunk of [undefined, 1, null]) tried('chunk', () => new Bare().write(chunk));
tried('trailer name', () => new OutgoingMessage().addTrailers({ 'あ': 'value' }));
tried('trailer', () => new OutgoingMessage().addTrailers({ 404: 'あ' }));
{
  const message = new OutgoingMessage();
  console.log(message.setHeader('A', 'foo') === message, { ...message.setHeader('b', 'bar').setHeader('C', ['x', 'y']).getHeaders() });
  console.log(message.writableObjectMode, message.writableHighWaterMark, message.writableLength, message.writableCorked, message.writable, message.finished, message.errored, message.destroyed, message.closed, message.socket);
  for (const timeout of [42, 23]) {
    const made = { setTimeout: (msecs) => console.log('timeout', msecs) };
    if (timeout === 42) message.socket = made;
    else message.socket = null;
    console.log(message.setTimeout(timeout) === message);
    if (timeout === 23) message.emit('socket', made);
  }
  message.destroy();
  console.log(message.destroyed, message.errored);
  message.on('error', (e) => console.log('error', e.code));
  message.write('asd', (e) => console.log('written', e.code));
}
{
  const message = new Bare();
  console.log(message.write('asd'), message.writableLength, message.outputSize);
  let count = 1;
  while (message.write('asd'.repeat(100))) count++;
  console.log(count, message.outputSize >= message.writableHighWaterMark, message.writableNeedDrain);
}
for (const make of [() => new Bare(), () => new ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 })]) {
  const response = make(), pieces = [];
  response.sendDate = false;
  const sink = new Writable({ write(chunk, encoding, done) { pieces.push(chunk.toString()); setImmediate(done); } });
  if (response.assignSocket) { response.assignSocket(sink); tried('again', () => response.assignSocket(sink)); console.log(response.socket === sink, sink.listenerCount('close')); }
  else { response.socket = sink; sink._httpMessage = response; response.connection = sink; }
  response.on('finish', () => console.log('finish', JSON.stringify(pieces.join('')))).end('hello world');
}
{
  const message = new IncomingMessage();
  console.log(message.socket, message.connection, message.destroy() === message, message.aborted, message.destroyed, message.headers, message.trailers, message.httpVersion, message.method, message.statusCode, message.url);
  message.on('close', () => console.log('close')).connection = 'made up';
  console.log(message.socket, message.connection);
}
{
  const request = new http.ClientRequest({ host: '127.0.0.1', port: 1, path: '/valid', createConnection() {} });
  for (const path of ['/evil\r\nX: 1\r\n\r\n', '/\r', '/\n', '/\0', '/café🐶', '/ ']) { tried('path', () => { request.path = path; }); }
  console.log(request.path, request.method, request.host, request.protocol, request.reusedSocket, request.maxHeadersCount, request.timeout);
  request.path = '/path?query=1&other=2';
  console.log(request.path, { ...request.getHeaders() }, request.getRawHeaderNames());
  request.on('error', (e) => console.log('error', e.code)).on('close', () => console.log('request closed')).destroy();
}
http.createServer(function(q, r) {
  this.close();
  q.on('end', () => console.log('request end', q.destroyed)).on('close', () => console.log('request close', q.destroyed));
  r.on('finish', () => console.log('finish', r.writableLength, r.destroyed)).on('close', () => console.log('close', r.destroyed, r.closed, r.errored));
  console.log(r.writableHighWaterMark === q.socket.writableHighWaterMark, r.writableLength);
  r.cork();
  console.log(r.writableCorked, r.socket.writableCorked);
  r.cork();
  r.writeHead(200, { a: 'b' });
  r.uncork();
  console.log(r.writableCorked, r.socket.writableCorked);
  r.write('');
  const length = r.writableLength;
  r.write('asd');
  console.log(r.writableLength - length);
  r.end('more');
  console.log(r.writableCorked, r.socket.writableCorked);
  r.destroy();
  r.end('asd');
  console.log(r.errored);
}).listen(0, '127.0.0.1', function() {
  http.get({ port: this.address().port, host: '127.0.0.1' }, (r) => r.on('data', (d) => console.log('got', d.toString())).on('end', () => console.log('got all'))).on('error', (e) => console.log(e.code));
});
