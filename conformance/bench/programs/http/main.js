// A server that says hello; see driver.py.
'use strict';
const http = require('http');
const path = require('path');
const { spawn } = require('child_process');
const { order } = require('../lib.js');
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/plain');
  response.end('hello');
}).listen(0, '127.0.0.1', () => {
  const args = [path.join(__dirname, 'driver.py'), server.address().port, process.pid, JSON.stringify(order)];
  spawn(order.python, args, { stdio: 'inherit' }).on('exit', process.exit);
});
