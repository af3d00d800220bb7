// A socket travels beside a message of 800,000 characters, there and back; what is sent meanwhile keeps its place.
'use strict';
const cluster = require('cluster');
const net = require('net');

cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
const server = net.createServer((socket) => {
  worker.send({ name: 'there', text: 'x'.repeat(800000) }, socket);
  worker.send({ name: 'again' }, socket); // it has left: the message goes alone
});

let heard = '';
let left = 2;
function end() { // a worker that never comes back to its loop
  if (--left) return;
  worker.send({ name: 'loop' });
  setTimeout(() => worker.process.kill('SIGTERM'), 20);
}

worker.on('online', () => server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.setEncoding('utf8').on('data', (text) => { heard += text; });
  client.on('close', () => {
    server.close();
    end();
  });
}));
worker.on('message', (message, socket) => {
  console.log(message.name, message.text ? message.text.length : 0, Boolean(socket));
  if (socket) socket.end('bye');
  if (message.name === 'got again') end();
});
worker.on('exit', (code, signal) => console.log('exit', code, signal, worker.exitedAfterDisconnect, heard));
