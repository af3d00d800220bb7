const cluster = require('cluster');
const http = require('http');
const net = require('net');
let requests = 0;
const web = http.createServer((request, response) => { requests += 1; response.end(); });
web.listen(0, () => {
  net.createServer((socket) => {
    socket.setEncoding('utf8');
    socket.on('data', (command) => {
      if (command === 'requests') socket.write(`${requests}`);
      if (command === 'close') web.close(() => socket.write('closed'));
      if (command === 'stop') cluster.worker.disconnect();
    });
  }).listen(0);
});
