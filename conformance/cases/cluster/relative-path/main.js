// A relative path is the worker's: the primary hears the absolute one.
const cluster = require('cluster');
const fs = require('fs');
const os = require('os');
const path = require('path');
const exec = path.resolve(process.env.CHILD);
const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-')));
cluster.setupPrimary({ exec, cwd: directory });
const worker = cluster.fork();
worker.on('message', (message) => console.log(message));
worker.on('listening', ({ address }) => {
  console.log(address === path.join(directory, 'a.sock'), fs.existsSync(address));
  worker.disconnect();
});
worker.on('exit', (code) => {
  console.log('exit', code);
  fs.rmdirSync(directory);
});
