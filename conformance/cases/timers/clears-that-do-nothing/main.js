// What is no timer, and a timer that has run, is ignored by every clear function
const functions = { clearTimeout, clearInterval, clearImmediate };
for (const [name, clear] of Object.entries(functions)) {
  for (const value of [undefined, null, {}, [], 'text', '', 1e6, -1, NaN, true, () => {}, { _idleTimeout: 1 }]) clear(value);
  console.log(name, clear());
}
const immediate = setImmediate(() => {
  clearImmediate(immediate);
  console.log('immediate');
  const timeout = setTimeout(() => {
    clearTimeout(timeout);
    clearInterval(timeout);
    console.log('timeout');
    setTimeout(() => { clearImmediate(first); clearTimeout(timeout); console.log('end'); }, 5);
  }, 5);
});
const first = setImmediate(() => { console.log('first'); clearImmediate(second); });
const second = setImmediate(() => console.log('never'));
