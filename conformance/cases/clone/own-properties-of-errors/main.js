// What a program puts on an error
const error = new Error('no funds');
error.code = 'E_FUNDS';
error.missing = [5];
const copy = structuredClone(error);
console.log(copy.message, copy.code, copy.missing);
