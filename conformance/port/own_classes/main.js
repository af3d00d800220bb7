const config = require('./lib/config');
const Logger = require('./lib/logger');
const { Store, createStore, DEFAULTS } = require('./lib/store');
const Plugin = require('./lib/plugin');

class Upper extends Plugin {
  handle(item) {
    return item.toUpperCase();
  }
}

const log = new Logger('app');
log.info('starting');
log.info('with meta', { a: 1 });

const store = createStore();
console.log(store.get('x'), store.get('x', 'fallback'), store.last, store.missing);
store.set('x', 1);
store.set('y');
console.log(store.get('x'), store.get('y'), store.size, store.last);
console.log(new Store().name, new Store('s', { ttl: 1 }).options, DEFAULTS);
store.each((value, key) => console.log(key, value));
store.each((value) => console.log(value));
store.on('set', (key) => console.log('set', key));
store.set('z', 3);

console.log(config.isProduction(), config.get('db.host'), config.get('db.none'), config.get('ttl', 60), config.version);
config.set('db.pool.max', 20).set('debug');
console.log(config.get('db'), config.get('debug'));

function report(err) {
  console.log('reported', err);
}
new Plugin('plain').run(['a', 'b'], (err, results) => console.log(err, results));
new Upper('upper', { onDone: (results) => console.log('done', results) }).run(['a'], report);
console.log(new Plugin().host, log.lines.length, Logger.levels);
