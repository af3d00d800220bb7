const http = require('http');
let requests = 0;
const visits = {};
const server = http.createServer((request, response) => {
  const address = request.socket.remoteAddress;
  visits[address] = (visits[address] || 0) + 1;
  let body = '';
  request.on('data', (data) => { body += data; });
  request.on('end', () => response.end(`${request.method} ${request.url} ${body}, visit ${visits[address]}, ${++requests} here`));
});
process.on('message', (message, connection) => {
  if (message !== 'sticky-session:connection') return;
  server.emit('connection', connection);
  connection.resume();
});
