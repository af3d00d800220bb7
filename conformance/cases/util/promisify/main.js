// A function with a callback becomes one with a promise
const { promisify } = require('util');
const add = (a, b, callback) => process.nextTick(callback, null, a + b, 'dropped');
const fail = (callback) => callback(new Error('failed'));
const throwing = () => { throw new TypeError('thrown'); };
promisify(add)(1, 2).then((sum) => console.log('sum', sum));
promisify(fail)().catch((error) => console.log(error.message));
promisify(throwing)().catch((error) => console.log(error.name, error.message));
add[promisify.custom] = (a, b) => Promise.resolve(`custom ${a} ${b}`);
promisify(add)(3, 4).then(console.log);
const twice = promisify(fail);
console.log(promisify(twice) === twice, promisify(add) === add[promisify.custom]);
try { promisify(5); } catch (error) { console.log(error.code, error.message); }
