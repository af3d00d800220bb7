// A server that says hello; see driver.py. With workers it is the primary of a cluster.
'use strict';
const cluster = require('cluster');
const http = require('http');
const path = require('path');
const { spawn } = require('child_process');
const { order } = require('../lib.js');
const workers = order.workers || 0;
const drive = (port) => {
  const args = [path.join(__dirname, 'driver.py'), port, process.pid, JSON.stringify(order)];
  spawn(order.python, args, { stdio: 'inherit' }).on('exit', process.exit);
};
if (workers && cluster.isPrimary) {
  let listening = 0;
  cluster.on('listening', (_, address) => { if (++listening === workers) drive(address.port); });
  for (let n = 0; n < workers; n++) cluster.fork();
} else {
  const server = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.end('hello');
  }).listen(0, '127.0.0.1');
  if (!workers) server.on('listening', () => drive(server.address().port));
}
