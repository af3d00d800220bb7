// A worker with as many connections as it may have refuses: the next ones go to the others.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const clients = [];
cluster.fork().on('listening', () => cluster.fork().on('listening', ({ port }) => connect(port)));
function connect(port) {
  const client = net.connect(port, '127.0.0.1');
  clients.push(client);
  client.on('data', (id) => {
    console.log(`worker ${id}`);
    if (clients.length < 4) return connect(port);
    for (const one of clients) one.end();
    cluster.disconnect();
  });
}
cluster.on('exit', (worker, code) => console.log('exit', code));
