const { EventEmitter } = require('events');
const DEFAULTS = { ttl: 10 };
class Store extends EventEmitter {
  constructor(name, options) {
    super();
    this.name = name;
    this.options = { ...DEFAULTS, ...options };
    this.data = {};
  }
  get(key, fallback) { return key in this.data ? this.data[key] : fallback; }
  set(key, value) { this.data[key] = value; this.last = key; this.emit('set', key, value); }
  get size() { return Object.keys(this.data).length; }
  each(fn) { Object.keys(this.data).forEach(k => fn(this.data[k], k)); }
}
function createStore(name, options) { return new Store(name, options); }
module.exports = { Store, createStore, DEFAULTS };
