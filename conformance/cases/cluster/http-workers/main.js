// Workers that serve HTTP, each request in its turn; disconnecting closes the idle connections at once.
const cluster = require('cluster');
const http = require('http');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.on('listening', ({ port }) => ask(port, 3));
function ask(port, left) {
  if (left === 0) return worker.disconnect();
  http.get({ port, host: '127.0.0.1', path: `/${left}` }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (text) => console.log(response.statusCode, text));
    response.on('end', () => ask(port, left - 1));
  });
}
worker.on('exit', (code) => console.log('exit', code));
