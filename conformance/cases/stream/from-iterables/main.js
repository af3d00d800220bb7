// readable.from gives what an iterable gives
const { Readable } = require('stream');
const show = (label, r) => {
  r.on('data', (item) => console.log(label, item));
  r.on('end', () => console.log(label, 'end'));
  r.on('error', (err) => console.log(label, 'error', err.code, err.message));
  r.on('close', () => console.log(label, 'close'));
  return r;
};
function* numbers() { yield 1; yield 2; }
async function* letters() { yield 'a'; await null; yield 'b'; }
console.log(Readable.from([]).readableObjectMode, Readable.from([]).readableHighWaterMark);
show('string', Readable.from('text'));
setTimeout(() => show('list', Readable.from(['x', { y: 1 }])), 10);
setTimeout(() => show('generator', Readable.from(numbers())), 20);
setTimeout(() => show('async', Readable.from(letters())), 30);
setTimeout(() => show('promises', Readable.from([Promise.resolve(1), 2])), 40);
setTimeout(() => show('null', Readable.from([1, null])), 50);
setTimeout(() => show('bytes', Readable.from(['a', 'b'], { objectMode: false })), 60);
try { Readable.from(5); } catch (err) { console.log(err.name, err.code, err.message); }
