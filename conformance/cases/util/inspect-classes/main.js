// Instances show their class and fields, classes their name and base
const { inspect } = require('util');
class Animal { constructor(name) { this.name = name; this._kind = 'x'; this.__hidden(); } #secret = 1; get loud() { return this.name.toUpperCase(); } __hidden() {} }
class Dog extends Animal { constructor() { super('Rex'); this.owner = { name: 'Ann' }; } }
class Empty {}
console.log(inspect(new Animal('Tom')), inspect(new Dog()), inspect(new Empty()), inspect([new Empty()]));
console.log(inspect(Animal), inspect(Dog), inspect([Empty]));
class List extends Array {}
class Lookup extends Map {}
console.log(inspect(List.from([1, 2])), inspect(new Lookup([[1, 2]])), inspect(new Lookup()));
