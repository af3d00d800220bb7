// Functions show their kind and name
const { inspect } = require('util');
function plain() {}
async function later() {}
function* numbers() {}
async function* stream() {}
console.log(inspect(plain), inspect(later), inspect(numbers), inspect(stream), inspect(() => {}), inspect([plain]));
plain.extra = 1;
console.log(inspect(plain), inspect({ call: plain }), inspect(numbers()));
console.log(inspect(plain.bind(null)).split(' ')[1]);
