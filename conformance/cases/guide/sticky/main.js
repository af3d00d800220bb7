// Sticky connections: the parent accepts, and passes each client to always the same child, by its address
const net = require('net');
const { fork } = require('child_process');
const workers = [1, 2].map(() => fork(process.env.CHILD));
const workerOf = (address) => workers[Number(address.split('.')[3]) % workers.length];
// Nothing is read in the parent: what a client has said already goes along with the connection.
const server = net.createServer({ pauseOnConnect: true }, (socket) => workerOf(socket.remoteAddress).send('visit', socket));
server.listen(0, '127.0.0.1', () => {
  const visits = [2, 3, 4, 2, 3, 2, 5];
  const visit = () => {
    const last = visits.shift();
    if (!last) {
      server.close(() => console.log('closed'));
      workers.forEach((worker) => worker.disconnect());
      return;
    }
    let text = '';
    const c = net.connect({ port: server.address().port, host: '127.0.0.1', localAddress: `127.0.0.${last}` }, () => c.write('hello'));
    c.on('data', (x) => { text += x; }).on('close', () => { console.log(`127.0.0.${last}:`, text); visit(); });
  };
  visit();
});
