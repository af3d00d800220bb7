// What contains itself is numbered and referred to
const { inspect } = require('util');
const list = [1];
list.push(list);
const object = { name: 'x', inner: {} };
object.inner.outer = object;
object.inner.self = object.inner;
console.log(inspect(list), inspect(object));
console.log(inspect(object, { compact: true }));
const map = new Map([['me', 1]]);
map.set('me', map);
console.log(inspect(map));
