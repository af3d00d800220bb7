// Errors keep their standard class, message and cause
const error = new TypeError('outer', { cause: new RangeError('inner') });
const copy = structuredClone(error);
console.log(copy === error, copy instanceof TypeError, copy.name, copy.message);
console.log(copy.cause instanceof RangeError, copy.cause.name, copy.cause.message);
console.log(typeof copy.stack, copy.stack.split('\n')[0]);
const plain = structuredClone(new Error('plain'));
console.log(plain.name, plain.message, 'cause' in plain);
