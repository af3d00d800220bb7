// Sticky sessions: the primary accepts, hashes the address and sends the socket to a worker whose http server never listens.
const cluster = require('cluster');
const http = require('http');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const workers = [cluster.fork(), cluster.fork()];
function indexOf(address) {
  let sum = 0;
  for (const c of address) if (c >= '0' && c <= '9') sum += Number(c);
  return sum % workers.length;
}
const server = net.createServer({ pauseOnConnect: true }, (connection) => {
  workers[indexOf(connection.remoteAddress)].send('sticky-session:connection', connection);
});
let online = 0;
cluster.on('online', () => {
  if (++online === 2) server.listen(0, '127.0.0.1', () => visit(['127.0.0.2', '127.0.0.3', '127.0.0.2', '127.0.0.5']));
});
cluster.on('exit', (worker, code) => console.log('exit', worker.id, code, worker.exitedAfterDisconnect));
function visit(addresses) {
  if (!addresses.length) {
    server.close(() => {
      console.log('closed');
      workers[0].disconnect();
      workers[0].on('exit', () => workers[1].disconnect());
    });
    return;
  }
  const agent = new http.Agent({ keepAlive: true });
  const ask = (path, then) => {
    const request = http.request({ agent, port: server.address().port, host: '127.0.0.1', localAddress: addresses[0], path, method: 'POST' }, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (text) => { body += text; });
      response.on('end', () => { console.log(addresses[0], response.statusCode, body); setImmediate(then); });
    });
    request.end('body of ' + path);
  };
  ask('/one', () => ask('/two', () => { agent.destroy(); visit(addresses.slice(1)); }));
}
