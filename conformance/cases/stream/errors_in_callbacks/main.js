// Whatever gets the error of a stream finds name, message and stack on it.
const { PassThrough, Readable, Writable, finished, pipeline } = require('stream');
const { inspect } = require('util');
const told = (label) => (error, ...rest) => console.log(label, error.name, error.message, error.stack.split('\n')[0], rest.length);
const quiet = () => {};

new Writable({ write: (chunk, encoding, callback) => callback(new TypeError('w'), 'surplus') }).on('error', quiet).write('x', told('write'));
new Writable({ final: (callback) => callback(new TypeError('f'), 'surplus') }).on('error', told('error')).end(told('end'));
new Writable().on('error', quiet).destroy(new TypeError('d'), told('destroy'));
const source = new Readable({ read: quiet });
finished(source, told('finished'));
source.on('error', quiet).destroy(new TypeError('s'));
pipeline(Readable.from(['a']), async () => { throw new TypeError('p'); }, told('pipeline'));

// The stack of a DOMException begins with its name; only when it is shown it has the class too.
const exception = new DOMException('m', 'AbortError');
console.log(exception.stack.split('\n')[0]);
console.log(inspect(exception).split('\n')[0].replace('[D', 'D').replace(']]', ']').replace('m]', 'm'));

// A size is read as parseInt reads it, and null is no stream for stderr.
for (const size of [[2], '3px', true, {}]) {
  const stream = new Readable({ read: quiet });
  stream.push('abcd');
  console.log(String(stream.read(size)));
}
try {
  new console.Console(process.stdout, null);
} catch (error) {
  console.log(error.message);
}
