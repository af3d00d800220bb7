// An interval without a reference goes on while something else does, may clear itself, and survives its own errors
process.on('uncaughtException', (err) => console.log('uncaught', err.message));
process.on('exit', () => console.log('exit', thrown));
let count = 0, thrown = false;
const throwing = () => {
  setTimeout(() => { console.log('after the throw'); thrown = true; }, 1).unref().ref();
  throw new Error('timeout');
};
const interval = setInterval(() => {
  count++;
  if (count === 1) {
    setImmediate(() => setTimeout(throwing, 1).unref());
    throw new Error('first');
  }
  if (count > 2 && thrown) { clearInterval(interval); clearTimeout(keeper); console.log('cleared'); }
}, 2).unref();
const keeper = setTimeout(() => console.log('never'), 5000);
