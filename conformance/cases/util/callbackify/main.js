// An async function becomes one with a callback, called in a tick
const { callbackify } = require('util');
const add = callbackify(async (a, b) => a + b);
add(1, 2, (error, sum) => console.log(error, sum));
callbackify(() => Promise.reject(new Error('no')))((error) => console.log(error.message));
callbackify(() => Promise.reject(null))((error) => console.log(error.code, error.message, error.reason));
console.log('first');
async function named() {}
console.log(callbackify(named).name);
try { callbackify('x'); } catch (error) { console.log(error.message); }
try { add(1, 2); } catch (error) { console.log(error.message); }
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
add(1, 1, () => { throw new Error('in the callback'); });
