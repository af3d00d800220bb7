const cluster = require('cluster');
const net = require('net');
const early = net.createServer().listen(0, '127.0.0.1', () => process.send('never'));
process.send(['early', early.listening, early.address()]);
early.on('close', () => {
  process.send('early closed');
  const server = net.createServer();
  server.listen(0, '127.0.0.1', () => {
    process.send(['first', server.listening]);
    server.close(() => {
      process.send(['closed', server.listening, server.address()]);
      server.listen(0, '127.0.0.1', () => {
        process.send(['second', server.listening]);
        setImmediate(() => cluster.worker.disconnect());
      });
    });
  });
});
early.close((error) => process.send(error.code));
