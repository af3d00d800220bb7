// What a Node offers, as JSON: the names of each module, of JavaScript's globals, and of their classes.
const MODULES = ['assert', 'buffer', 'child_process', 'cluster', 'console', 'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises',
  'events', 'fs', 'fs/promises', 'http', 'module', 'net', 'os', 'path', 'perf_hooks', 'process', 'querystring',
  'readline', 'readline/promises', 'stream', 'stream/consumers', 'stream/promises', 'stream/web', 'string_decoder',
  'timers', 'timers/promises', 'url', 'util', 'util/types', 'worker_threads', 'async_hooks', 'zlib'];

const own = (value) => Object.getOwnPropertyNames(value).filter((name) => /^[a-zA-Z]\w*$/.test(name));
const ofFunctions = new Set(own(function () {}));
const isClass = (value) => typeof value === 'function' && value.prototype && own(value.prototype).length > 1;

// A name, and the names within it: `Buffer.from`, `Buffer#slice`.
function within(name, value) {
  const found = [];
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return found;
  if (typeof value === 'object' || isClass(value) || name === 'Symbol' || name === 'Proxy') {
    found.push(...own(value).filter((each) => typeof value === 'object' || !ofFunctions.has(each))
      .map((each) => `${name}.${each}`));
  }
  if (isClass(value)) {
    found.push(...own(value.prototype).filter((each) => each !== 'constructor').map((each) => `${name}#${each}`));
  }
  return found;
}

const PARTS = new Set(['Atomics', 'Intl', 'JSON', 'Math', 'Reflect', 'WebAssembly']);
const names = { globals: [] };
for (const name of own(globalThis)) {
  names.globals.push(name);
  let value;
  try { value = globalThis[name]; } catch { continue; }
  if (typeof value === 'function' || PARTS.has(name)) names.globals.push(...within(name, value));
}
const typed = Object.getPrototypeOf(Uint8Array);
names.globals.push(...within('TypedArray', typed));
names.globals.push(...within('Generator', { prototype: 0 }).filter(() => false));
for (const name of MODULES) {
  const module = require(name);
  const found = names[name] = [];
  for (const key of Object.keys(module).filter((each) => /^[a-zA-Z]\w*$/.test(each))) {
    found.push(key);
    if (key in globalThis || (name === 'process' && key === 'mainModule')) continue; // told under the globals
    let value;
    try { value = module[key]; } catch { continue; }
    if (isClass(value)) found.push(...within(key, value));
  }
}
for (const name of Object.keys(names)) names[name] = [...new Set(names[name])].sort();
console.log(JSON.stringify(names, null, 1));
