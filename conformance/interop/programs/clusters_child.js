// The worker of clusters: answers in capitals.
'use strict';
const server = require('node:net').createServer((socket) => {
  socket.on('data', (data) => socket.end(`${data}`.toUpperCase()));
});
server.listen(0, '127.0.0.1');
