// Whatever is a name or a value of a variable becomes a text by String()
const { env } = process;
class Plain {}
class Named { toString() { return 'named!'; } }
const circle = [1, 2];
circle.push(circle, 3);
const values = {
  'zero': -0, 'large': 1e21, 'small': 1e-7, 'nan': NaN, 'infinity': -Infinity,
  'list': [1, [2, [3]], null, undefined, 'x'], 'empty': [], 'circle': circle,
  'object': { a: 1 }, 'instance': new Plain(), 'named': new Named(), 'members': [new Plain(), new Named(), {}],
  'map': new Map([[1, 2]]), 'set': new Set([1]), 'date': new Date(Date.UTC(2020, 0, 31, 12, 34, 56)), 'invalid': new Date(NaN),
  'pattern': /a\/b/i, 'error': new RangeError('boom'), 'bare': new TypeError(), 'promise': Promise.resolve(),
  'typed': new Uint16Array([1, 256]),
};
for (const name of Object.keys(values)) {
  env.VALUE = values[name];
  console.log(name, JSON.stringify(env.VALUE));
}
for (const key of [1, 1.5, true, null, new Named(), new Plain(), ['a', ['b']]]) {
  env[key] = 'found';
  console.log(String(key) in env, env[key]);
}
try { env.SYMBOL = Symbol('s'); } catch (error) { console.log(error.name, error.message); }
try { env[Symbol('s')] = 1; } catch (error) { console.log(error.name, error.message); }
console.log(env[Symbol('s')], env.SYMBOL);
