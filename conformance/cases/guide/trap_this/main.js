// What `this` is
const { EventEmitter } = require('events');

class Counter extends EventEmitter {
  count = 0;

  constructor() {
    super();
    this.on('tick', this.onTick.bind(this));
    this.on('tick', () => console.log('arrow', this.count));
  }

  onTick() {
    this.count++;
  }
}

const counter = new Counter();
counter.on('tick', function () {
  console.log('function', this === counter, this.count);
});
counter.emit('tick');

const machine = {
  name: 'machine',
  describe() {
    return `I am the ${this.name}`;
  },
};
console.log(machine.describe());
