// The events of a whole exchange, on both sides, in their order.
const http = require('node:http');

const tell = (name, emitter, ...events) => { for (const event of events) emitter.on(event, () => console.log(name, event)); return emitter; };
const server = tell('server', http.createServer(), 'listening', 'connection', 'request', 'close');
server.on('request', (q, r) => {
  tell('req', q, 'data', 'end', 'close', 'error', 'aborted');
  tell('res', r, 'prefinish', 'finish', 'close', 'drain', 'pipe');
  console.log('end', r.end('hello', () => console.log('end callback')) === r);
  console.log(r.finished, r.writableEnded, r.writableFinished, r.headersSent);
});
server.listen(0, '127.0.0.1', () => {
  const request = http.request({ port: server.address().port, method: 'POST', agent: false });
  tell('request', request, 'socket', 'prefinish', 'finish', 'close', 'response', 'error', 'drain', 'information');
  request.on('response', (response) => {
    tell('response', response, 'data', 'end', 'close', 'error', 'aborted');
    console.log(response.statusCode, response.req === request, request.res === response);
    response.on('close', () => server.close(() => console.log('close callback')));
  });
  request.end('body', () => console.log('request end callback'));
});
