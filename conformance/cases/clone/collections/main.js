// Maps, sets, dates, patterns and typed arrays stay what they are
console.log(structuredClone(new Map([[{ k: 1 }, 'object'], [1, 'one'], [NaN, null]])));
console.log(structuredClone(new Set([1, '1', [1], new Set()])));
console.log(structuredClone(new Date(1580432523456)), structuredClone(new Date(NaN)), structuredClone(/a+/i));
console.log(structuredClone([new Float64Array([1.5, 2]), new Int16Array([-1]), new BigInt64Array([3n])]));
console.log(structuredClone([[], {}, [[]], { a: {} }]));
