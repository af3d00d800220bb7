// timers/promises: setInterval is an async iterator over its value
const tp = require('timers/promises');
async function main() {
  let n = 0;
  for await (const value of tp.setInterval(5, 'v')) {
    console.log(value, ++n);
    if (n === 3) break;
  }
  console.log('done');
}
main();
