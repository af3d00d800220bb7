// Symbols, iterators of one's own, generators that are sent values, and tags.
const one = Symbol('one');
console.log(one.toString(), one.description, Symbol().description, Symbol('a') === Symbol('a'), Symbol.for('k') === Symbol.for('k'), Symbol.keyFor(Symbol.for('k')), Symbol.keyFor(one), typeof one);
const tagged = { [one]: 1, name: 'n' };
console.log(Object.keys(tagged), JSON.stringify(tagged), tagged[one], one in tagged, Object.getOwnPropertySymbols(tagged).length, tagged);
class Range {
  constructor(from, to) {
    this.from = from;
    this.to = to;
  }
  *[Symbol.iterator]() {
    for (let n = this.from; n <= this.to; n++) yield n;
  }
}
console.log([...new Range(1, 4)], Math.max(...new Range(2, 9)), Array.from(new Range(1, 2)), new Set(new Range(1, 2)));
const [head, ...tail] = new Range(5, 8);
console.log(head, tail);
function* conversation() {
  const name = yield 'name?';
  const age = yield `hello ${name}, age?`;
  return `${name} is ${age}`;
}
const talk = conversation();
console.log(talk.next(), talk.next('Ann'), talk.next(5), talk.next());
function* delegating() {
  const result = yield* inner();
  yield `inner gave ${result}`;
}
function* inner() {
  yield 1;
  yield 2;
  return 'result';
}
console.log([...delegating()]);
function* guarded() {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log('cleaned');
  }
}
for (const n of guarded()) {
  console.log(n);
  break;
}
const stopped = guarded();
console.log(stopped.next(), stopped.return('over'), stopped.next());
function* catching() {
  while (true) {
    try {
      yield 'ready';
    } catch (error) {
      console.log('inside', error.message);
    }
  }
}
const catcher = catching();
catcher.next();
console.log(catcher.throw(new Error('thrown in')));
function* fibonacci() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}
const found = [];
for (const n of fibonacci()) {
  if (n > 50) break;
  found.push(n);
}
console.log(found);
async function* ticks() {
  for (let n = 0; n < 3; n++) {
    await null;
    yield n;
  }
}
(async () => {
  for await (const n of ticks()) console.log('tick', n);
  for await (const n of [Promise.resolve('p'), 'q']) console.log(n);
})();
for (const attempt of [() => Symbol() + '', () => +Symbol(), () => Symbol.keyFor('x')]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
