// The options are checked before anything is copied
for (const options of [undefined, null, {}, [], { transfer: undefined }, { transfer: [] }, 5, 'x', true,
  { transfer: 5 }, { transfer: null }, { transfer: {} }, { transfer: 'abc' }, { transfer: [1] }, { transfer: [[], null] }]) {
  try {
    console.log(structuredClone(1, options));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
try {
  structuredClone();
} catch (error) {
  console.log(error.name, error.code);
}
