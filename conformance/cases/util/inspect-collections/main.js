// Maps and sets show their size, buffers their bytes, typed arrays their elements
const { inspect } = require('util');
console.log(inspect(new Map()), inspect(new Map([['a', 1], [{ k: 1 }, [2]]])), inspect(new Set()), inspect(new Set([1, 'b'])));
console.log(inspect(Buffer.from('hi')), inspect(Buffer.alloc(0)), inspect(Buffer.alloc(52, 1)));
console.log(inspect(new Uint8Array([1, 2])), inspect(new Float64Array([1.5, 2])), inspect(new BigInt64Array([3n])), inspect(new Int16Array()));
console.log(inspect(new Set([1, 2, 3, 4]), { maxArrayLength: 2 }), inspect(new Map([[1, 2], [3, 4]]), { maxArrayLength: 1 }));
