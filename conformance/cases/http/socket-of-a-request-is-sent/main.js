// The socket of a request is sent to a child, which writes the answer itself.
const { fork } = require('child_process');
const http = require('http');
const child = fork(process.env.CHILD);
const server = http.createServer((request, response) => {
  child.send({ url: request.url }, request.socket);
});
child.on('exit', (code) => console.log('exit', code));
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', path: '/a', agent: false }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (text) => console.log(response.statusCode, text));
    response.on('end', () => { console.log('end'); server.close(); server.closeAllConnections(); child.disconnect(); });
  });
});
