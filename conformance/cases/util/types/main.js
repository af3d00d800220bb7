// util.types tells the builtin kinds apart
const { types } = require('util');
const values = [Promise.resolve(), new Date(), /x/, new Error('x'), new Map(), new Set(), Buffer.from('x'), new Uint8Array(1), new Float64Array(1), async () => {}, function* () {}, {}, []];
for (const name of ['isPromise', 'isDate', 'isRegExp', 'isNativeError', 'isMap', 'isSet', 'isTypedArray', 'isUint8Array', 'isFloat64Array', 'isAsyncFunction', 'isGeneratorFunction', 'isArrayBufferView'])
  console.log(name, values.map((value) => (types[name](value) ? 1 : 0)).join(''));
