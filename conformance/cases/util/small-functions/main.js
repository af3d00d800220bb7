// toUSVString and getSystemErrorName
const { toUSVString, getSystemErrorName } = require('util');
console.log(toUSVString('a\ud800b'), toUSVString('fine'), toUSVString(5));
console.log(getSystemErrorName(-2), getSystemErrorName(-13));
for (const value of [2, 'x', 1.5]) try { getSystemErrorName(value); } catch (error) { console.log(error.code, error.message); }
