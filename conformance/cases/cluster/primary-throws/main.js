// An exception ends the primary; its worker ends, too.
const cluster = require('cluster');
cluster.setupPrimary({ exec: process.env.CHILD });
process.on('exit', (code) => console.log('primary', code));
cluster.fork().on('message', () => {
  throw new Error('of the primary');
});
