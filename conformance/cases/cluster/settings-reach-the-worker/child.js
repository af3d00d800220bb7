const cluster = require('cluster');
if (process.env.FROM) console.log('for the pipe');
process.send([process.argv.slice(2), process.env.FROM, process.cwd(), process.env.FROM ? [undefined] : 'again']);
cluster.worker.disconnect();
