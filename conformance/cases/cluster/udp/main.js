// Workers that bind the same port share the socket; the system chooses who gets a message.
const cluster = require('cluster');
const dgram = require('dgram');
cluster.setupPrimary({ exec: process.env.CHILD });
const socket = dgram.createSocket('udp4');
let count = 0;
cluster.on('listening', (worker, { address, port, addressType, fd }) => {
  console.log('listening', address, port > 0, addressType, fd);
  if (++count < 2) return cluster.fork();
  for (let i = 0; i < 5; i++) socket.send(`message ${i}`, port, '127.0.0.1');
});
const got = [];
cluster.on('message', (worker, message) => {
  got.push(message);
  if (got.length < 5) return;
  console.log(got.sort().join());
  socket.close();
  cluster.disconnect();
});
cluster.on('exit', (worker, code) => console.log('exit', code));
cluster.fork();
