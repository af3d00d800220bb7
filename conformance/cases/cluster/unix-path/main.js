// Workers listen at a path of the file system, which is gone when the last one has disconnected.
const cluster = require('cluster');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
const at = path.join(directory, 's');
cluster.setupPrimary({ exec: process.env.CHILD, args: [at] });
let count = 0;
cluster.on('listening', (worker, { address, port, addressType, fd }) => {
  console.log('listening', address === at, port, addressType, fd);
  if (++count < 2) return cluster.fork();
  net.connect(at).on('data', (data) => console.log(`${data}`)).on('close', () => {
    cluster.disconnect(() => {
      console.log(fs.existsSync(at));
      fs.rmdirSync(directory);
    });
  });
});
cluster.fork();
