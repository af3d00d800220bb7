// args, env, silent, stdio, serialization and cwd of the settings, those of the moment of `fork`.
const cluster = require('cluster');
const path = require('path');
const exec = path.resolve(process.env.CHILD);
cluster.setupPrimary({ exec, args: ['one'], silent: true, serialization: 'advanced', cwd: '/' });
const first = cluster.fork({ FROM: 'fork' });
first.process.stdout.setEncoding('utf8');
first.process.stdout.on('data', (text) => console.log('stdout', text.trim()));
let told;
first.on('message', (message) => { told = message; });
first.process.on('close', () => {
  console.log(told);
  cluster.settings.args = ['two', 'three'];
  cluster.setupPrimary({ silent: false, stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'] });
  const second = cluster.fork();
  second.on('message', (message) => console.log(message, second.process.stdout, second.process.stdio.length));
});
