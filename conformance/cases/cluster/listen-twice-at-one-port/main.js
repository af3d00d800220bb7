// One worker listens twice at one port: the second server gets EADDRINUSE. Another worker may share it.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const probe = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = probe.address();
  probe.close(() => {
    cluster.on('message', (worker, message) => {
      console.log(worker.id, message);
      if (worker.id === 1 && message === 'EADDRINUSE bind') cluster.fork({ PORT: port, ONCE: 1 });
      if (worker.id === 2) cluster.disconnect();
    });
    cluster.fork({ PORT: port });
  });
});
