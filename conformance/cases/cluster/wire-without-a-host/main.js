// What a worker says that listens at no host: the address is null, the flags are said.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
worker.process.on('internalMessage', ({ port, ...message }) => console.log(JSON.stringify(message)));
worker.on('listening', (address) => {
  console.log(address.address, address.addressType, address.fd);
  worker.disconnect();
});
