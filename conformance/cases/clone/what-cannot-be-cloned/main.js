// Functions, symbols, classes and promises are refused with a DataCloneError, wherever they are
function attempt(label, value) {
  try {
    structuredClone(value);
    console.log(label, 'cloned');
  } catch (error) {
    console.log(label, error.name, error.code, error instanceof Error, error.message.includes('could not be cloned'));
  }
}
attempt('function', () => {});
attempt('symbol', Symbol('s'));
attempt('class', class A {});
attempt('promise', Promise.resolve(1));
attempt('nested', { a: [{ b: () => {} }] });
attempt('in a map', new Map([['k', () => {}]]));
attempt('as a key', new Map([[Symbol('s'), 1]]));
attempt('in a set', new Set([() => {}]));
try {
  structuredClone(Symbol('s'));
} catch (error) {
  console.log(error.message);
}
