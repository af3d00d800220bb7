// Promises show their state
const { inspect } = require('util');
console.log(inspect(new Promise(() => {})), inspect(Promise.resolve({ a: 1 })), inspect([Promise.resolve()]));
const failed = Promise.reject('why');
failed.catch(() => {});
console.log(inspect(failed));
console.log(inspect({ a: { b: { c: Promise.resolve() } } }));
