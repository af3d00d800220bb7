// setupPrimary keeps what was set before, keeps what it does not know, and tells of each call.
const cluster = require('cluster');
cluster.on('setup', (settings) => console.log('setup', settings.exec, settings.args, settings.silent, settings.foo, settings === cluster.settings));
cluster.setupPrimary({ exec: 'a', args: ['1'] });
cluster.setupPrimary({ exec: 'b', foo: 1 });
console.log(cluster.settings.exec, cluster.settings.args, cluster.settings.silent, cluster.settings.execArgv.length);
cluster.setupMaster({ silent: true });
console.log(Object.keys(cluster.settings));
setImmediate(() => {
  cluster.setupPrimary();
  cluster.settings.exec = 'c';
});
