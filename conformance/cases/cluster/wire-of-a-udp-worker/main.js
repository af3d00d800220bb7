// What a worker says to its primary, field by field, for each kind of socket.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD, args: [`/tmp/cluster-${process.pid}.sock`] });
const kinds = process.argv.slice(2);
function next() {
  const kind = kinds.shift();
  if (kind === undefined) return;
  const worker = cluster.fork({ KIND: kind });
  worker.process.on('internalMessage', (message) => {
    const { cmd, act, address, port, key, ...rest } = message;
    const shown = typeof address === 'string' && address.endsWith('.sock') ? 'PATH' : address;
    console.log(kind, cmd, act, shown, port > 0 ? 'PORT' : port, JSON.stringify(rest), Object.keys(message).pop());
  });
  worker.on('listening', () => worker.disconnect());
  worker.on('exit', (code) => {
    console.log('exit', code);
    next();
  });
}
next();
