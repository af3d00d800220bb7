// Objects: the order of keys, what Object's functions give, accessors, freezing, and classes.
const object = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol('s')]: 3 };
console.log(Object.keys(object), Object.values(object), Object.entries(object), object);
for (const key in object) console.log(key, object[key]);
object.c = undefined;
delete object.b;
console.log('c' in object, 'b' in object, object.hasOwnProperty('a'), Object.hasOwn(object, 'toString'), object.nope, object.toString(), Object.keys(object).length);
console.log(Object.assign({ a: 1 }, { b: 2 }, undefined), Object.fromEntries([['x', 1], ['y', 2]]), Object.fromEntries(new Map([['m', 1]])), Object.is(NaN, NaN), Object.is(0, -0), Object.entries('ab'), Object.keys([5, 6]));
const frozen = Object.freeze({ a: 1, deep: { b: 2 } });
frozen.a = 9;
frozen.c = 1;
delete frozen.a;
frozen.deep.b = 3;
console.log(frozen, Object.isFrozen(frozen), Object.isFrozen(frozen.deep), Object.isSealed(frozen), Object.isExtensible(frozen), Object.isFrozen('text'));
const sealed = Object.seal({ a: 1 });
sealed.a = 2;
sealed.b = 3;
console.log(sealed, Object.isSealed(sealed), Object.isFrozen(sealed));
const temperature = {
  celsius: 20,
  describe() {
    return `${this.celsius} degrees`;
  },
  get fahrenheit() {
    return this.celsius * 1.8 + 32;
  },
  set fahrenheit(value) {
    this.celsius = (value - 32) / 1.8;
  },
};
console.log(temperature.fahrenheit, temperature.fahrenheit = 212, temperature.celsius, temperature.describe(), Object.keys(temperature));
class Animal {
  static count = 0;
  #secret = 'hidden';
  legs = 4;
  constructor(name) {
    this.name = name;
    Animal.count++;
  }
  get secret() {
    return this.#secret;
  }
  set secret(value) {
    this.#secret = value.toUpperCase();
  }
  speak() {
    return `${this.name} makes a sound`;
  }
  toString() {
    return `Animal(${this.name})`;
  }
}
class Dog extends Animal {
  legs = 3;
  speak() {
    return `${super.speak()}: woof`;
  }
}
const dog = new Dog('Rex');
dog.secret = 'bone';
console.log(dog.speak(), dog.secret, dog.legs, Animal.count, dog instanceof Animal, dog.constructor.name, `${dog}`, Object.keys(dog), JSON.stringify(dog), 'speak' in dog, dog.hasOwnProperty('speak'));
console.log(new Animal('cat'), typeof Animal, Dog.name, [dog].map((one) => one.name));
console.log(Object.getOwnPropertyNames({ a: 1, b: 2 }), Object.getOwnPropertyDescriptor({ a: 1 }, 'a'), Reflect.ownKeys({ z: 1, 1: 2 }), Reflect.has({ q: 1 }, 'q'), Reflect.get({ q: 5 }, 'q'), Object.getOwnPropertyDescriptor({}, 'a'));
const counter = (() => {
  let count = 0;
  return { up: () => ++count, get value() { return count; } };
})();
counter.up();
counter.up();
console.log(counter.value, Object.keys(counter), typeof counter.up);
const nested = { a: { b: { c: { d: 1 } } }, list: [[[['deep']]]] };
console.log(nested, JSON.stringify(nested), { undefined, null: null, NaN, 'quoted-key': 1, 3: 'number' });
const same = {};
console.log(same === same, {} === {}, [same].includes({}), typeof null, typeof undefined, typeof (() => 1), typeof class {}, void 0);
