// inspect.custom replaces the text, with the depth that is left
const { inspect } = require('util');
class Box {
  constructor(value) { this.value = value; }
  [inspect.custom](depth, options, inspect) { return `Box<${inspect(this.value, options)}> ${depth}`; }
}
console.log(inspect(new Box({ a: 1 })), inspect([new Box('x')]), inspect({ deep: { box: new Box(1) } }, { depth: 4 }));
console.log(inspect({ [inspect.custom]: () => ({ other: true }), a: 1 }));
console.log(inspect({ lines: { [inspect.custom]: () => 'one\ntwo' } }));
console.log(inspect(new Box(1), { customInspect: false }));
console.log(inspect.custom === Symbol.for('nodejs.util.inspect.custom'));
