// Primitive values are their own copies
for (const value of [undefined, null, true, 0, -0, 1.5, NaN, Infinity, '', 'text', '\ud800'])
  console.log(structuredClone(value), Object.is(structuredClone(value), value));
console.log(structuredClone([undefined, { u: undefined }]));
