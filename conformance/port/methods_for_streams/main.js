// functions that ask for `this`, handed to streams through other functions
const { Readable, Writable, Transform } = require('stream');
const same = (method) => method;
let left = 2;
const readable = new Readable({ read: same(function () { this.push(left ? String(left--) : null); }) });
readable.on('data', (chunk) => console.log('read', String(chunk)));
readable.on('end', () => {
  const transform = new Transform({
    transform: same(function (chunk, encoding, done) { this.push(chunk + '!'); done(); }),
    flush: same(function (done) { this.push('end'); done(); }),
    final: same(function (done) { console.log('final', this === transform); done(); }),
  });
  transform.on('data', (chunk) => console.log('transformed', String(chunk)));
  transform.on('close', written);
  transform.end('one');
});
function written() {
  const writable = new Writable({
    write: same(function (chunk, encoding, done) { this.emit('got', String(chunk)); done(); }),
    destroy: same(function (error, done) { console.log('destroy', this === writable); done(error); }),
  });
  writable.on('got', (text) => console.log('got', text));
  writable.end('two');
}
