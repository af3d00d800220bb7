// timers/promises: the promise resolves with the value given, undefined without one
const tp = require('timers/promises');
async function main() {
  console.log(await tp.setTimeout(1, 'value'), await tp.setTimeout(1), await tp.setImmediate({ a: 1 }));
  console.log(await Promise.all([tp.setTimeout(20, 'slow'), tp.setTimeout(1, 'fast')]));
  console.log(await Promise.race([tp.setTimeout(40, 'slow'), tp.setTimeout(1, 'fast')]));
}
main();
console.log('sync');
