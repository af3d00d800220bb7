// Listeners that the program calls itself, before the functions they use are declared.
const EventEmitter = require('events');

const emitter = new EventEmitter();
emitter.on('newListener', function seen(event, listener) {
  console.log('new', event, listener === greet);
});
emitter.once('greeting', greet);

function greet(name) {
  console.log('hello', decorated(name));
}

emitter.emit('greeting', 'Ann');
emitter.on('total', (numbers) => console.log('total', sum(numbers)));
emitter.emit('total', [1, 2, 3]);

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}

function decorated(name) {
  return `<${name}>`;
}
