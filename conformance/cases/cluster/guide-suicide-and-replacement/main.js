// A worker that meets an error it cannot handle says so, stops taking connections, and ends; another one takes its place.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
function start() {
  const worker = cluster.fork();
  worker.on('message', (message) => {
    if (message.act === 'leaving') {
      console.log('worker', worker.id, 'leaves');
      start();
    }
  });
  worker.on('exit', (code) => console.log('worker', worker.id, 'exit', code));
  worker.on('listening', ({ port }) => ask(worker, port));
}
function ask(worker, port) {
  const socket = net.connect(port, '127.0.0.1', () => socket.write(worker.id === 1 ? 'trouble' : 'work'));
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    console.log('worker', worker.id, 'answers', text);
    socket.end();
    if (worker.id === 2) worker.disconnect();
  });
}
start();
