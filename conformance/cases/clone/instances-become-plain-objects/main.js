// Of an instance the own fields are copied: no class, no methods, no symbols
class Point {
  constructor() {
    this.x = 1;
    this.inner = { y: 2 };
    this[Symbol('hidden')] = 3;
  }

  norm() { return 1; }
}
const copy = structuredClone(new Point());
console.log(copy, copy instanceof Point, 'norm' in copy);
console.log(structuredClone([new Point()]));
