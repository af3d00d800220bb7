// A symbol is neither the name nor the value of a variable
const symbol = Symbol('sym');
console.log(process.env[symbol], symbol in process.env);
for (const set of [() => { process.env[symbol] = 42; }, () => { process.env.foo = symbol; }]) {
  try { set(); } catch (err) { console.log(err.name, err.message); }
}
console.log('foo' in process.env, delete process.env[symbol]);
