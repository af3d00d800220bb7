// What older programs of Node write: Buffer() without Buffer.from, util.inherits by a name of its own, process.mainModule.
const inherit = require('util').inherits;
const Readable = require('stream').Readable;
const url = require('url');

inherit(Letters, Readable);

function Letters(options) {
  Readable.call(this, options);
  this.position = 0;
  this.source = new Buffer('abcdef', 'utf8');
}

Letters.prototype._read = function (size) {
  if (this.position >= this.source.length) this.push(null);
  const chunk = this.source.slice(this.position, this.position + 4);
  this.position += chunk.length;
  this.push(chunk);
};

console.log(Buffer('text'), new Buffer('6162', 'hex'), new Buffer(2), new Buffer([1, 2]), Buffer(Buffer.from('x')));
console.log(new Buffer(new Uint8Array([1, 2, 3]).buffer, 1, 1));
console.log(process.mainModule === module, require.main === process.mainModule);
console.log(url.parse('http://a.b/c?d=1', true));
new Letters().on('data', (chunk) => console.log(String(chunk))).on('end', () => console.log('end'));
