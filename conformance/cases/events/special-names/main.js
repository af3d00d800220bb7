// names such as __proto__ and constructor are ordinary
const { EventEmitter } = require('events');
const e = new EventEmitter();
for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
  console.log(e.emit(name), e.listeners(name));
  e.on(name, (x) => console.log('got', x));
  console.log(e.emit(name, name), e.listenerCount(name));
}
console.log(e.eventNames());
