'use strict';
class LRUCache {
  #max; #map = new Map(); #hits = 0; #misses = 0;
  constructor(max = 3) { this.#max = max; }
  get(key) {
    if (!this.#map.has(key)) { this.#misses++; return undefined; }
    const value = this.#map.get(key);
    this.#map.delete(key);
    this.#map.set(key, value);
    this.#hits++;
    return value;
  }
  set(key, value) {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size > this.#max) this.#map.delete(this.#map.keys().next().value);
    return this;
  }
  get stats() { return { hits: this.#hits, misses: this.#misses, ratio: +(this.#hits / (this.#hits + this.#misses || 1)).toFixed(2) }; }
  *[Symbol.iterator]() { yield* this.#map; }
  [Symbol.for('nodejs.util.inspect.custom')](depth, opts) { return `LRU<${[...this.#map.keys()].join(',')}>`; }
  toJSON() { return Object.fromEntries(this.#map); }
}
const c = new LRUCache(2).set('a', 1).set('b', 2);
console.log(c.get('a'), c.get('z'), c.set('c', 3), [...c], JSON.stringify(c), c.stats);
for (const [k, v] of c) console.log(`${k}=${v}`);
function memoize(fn, { max = 10, key = (...a) => a.join('|') } = {}) {
  const cache = new LRUCache(max);
  const wrapped = function (...args) {
    const k = key(...args);
    let v = cache.get(k);
    if (v === undefined) cache.set(k, (v = fn.apply(this, args)));
    return v;
  };
  wrapped.cache = cache;
  Object.defineProperty(wrapped, 'name', { value: `memo(${fn.name})` });
  return wrapped;
}
const fib = memoize(function fib(n) { return n < 2 ? n : fib_(n - 1) + fib_(n - 2); }, { max: 100 });
function fib_(n) { return fib(n); }
console.log(fib(50), fib.name, fib.cache.stats.hits > 10, fib.length);
