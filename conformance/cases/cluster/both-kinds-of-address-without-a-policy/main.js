// '::' takes both families, unless ipv6Only says otherwise; with a policy and without. Without a policy.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
if (process.argv[2] === 'none') cluster.schedulingPolicy = cluster.SCHED_NONE;
const worker = cluster.fork();
const found = {};
cluster.on('listening', (from, { address, port, addressType }) => {
  const name = `${address} ${addressType}`;
  for (const host of ['127.0.0.1', '::1']) {
    net.connect(port, host).on('error', (error) => tell(error.code)).on('data', (data) => tell(`${data}`));
    function tell(what) {
      (found[host] ??= []).push(`${name} ${what}`);
      if (Object.values(found).flat().length < 4) return;
      console.log(found['127.0.0.1'].sort().join(', '));
      console.log(found['::1'].sort().join(', '));
      worker.disconnect();
    }
  }
});
