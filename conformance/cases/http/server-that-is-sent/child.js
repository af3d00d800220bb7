const http = require('http');
const net = require('net');
const web = http.createServer((request, response) => response.end('by the child'));
let taken;
process.on('message', (message, server) => {
  if (message === 'stop') { taken.close(); return process.disconnect(); }
  taken = server;
  server.on('connection', (socket) => web.emit('connection', socket));
  process.send([message, server instanceof net.Server, server instanceof http.Server, server.listening].join(' '));
});
