const http = require('http');
const server = http.createServer((request, response) => response.end('from the descriptor ' + request.url));
server.listen({ fd: 4 }, () => {
  const { address, family, port } = server.address();
  process.send({ address, family, port: port > 0, listening: server.listening });
});
process.once('message', () => server.close(() => { process.send('closed'); process.disconnect(); }));
