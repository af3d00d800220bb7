// Functions that are given back by their name, a prototype that is an instance, options of a stream with a name.
const EventEmitter = require('events').EventEmitter;
function Dog(name) { this.name = name; }
Dog.prototype.__proto__ = new EventEmitter();
Dog.prototype.bark = function () { this.emit('bark', this.name); };
const dog = new Dog('Rex');
dog.on('bark', (name) => console.log(name, dog instanceof EventEmitter));
dog.bark();
const usage = () => console.log('usage');
const actions = { list: (file) => console.log('list', file) };
const named = new Proxy(actions, { get: (target, name) => (target.hasOwnProperty(name) ? target[name] : usage) });
named['list']('a', 'b');
named['other']('a', 'b');
const pick = (yes) => { if (yes) return usage; return () => {}; };
pick(true)('x');

const path = require('path');
const stream = require('stream');
const spelt = () => {
  const options = {
    transform(chunk, encoding, next) {
      for (const letter of chunk.toString()) this.push(letter);
      next();
    },
  };
  return new stream.Transform(options);
};
const letters = spelt();
letters.on('data', (letter) => console.log(String(letter)));
letters.on('end', () => console.log(path.basename(__filename, '.js'), path.basename(process.argv[1], '.js')));
letters.end('ab');
