// Event and EventTarget check their arguments, and tell listeners apart by identity.
const refused = (f) => {
  try {
    console.log(f());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
const target = new EventTarget();
process.on('warning', (w) => console.log(w.name, w.target === target, w.type, w.message));
refused(() => new Event());
refused(() => new Event(Symbol('s')));
refused(() => new Event(null).type);
for (const options of ['foo', 1, false, []]) refused(() => new Event('x', options));
refused(() => new CustomEvent('x', 5));
refused(() => [new CustomEvent('x').detail, new CustomEvent('x', { detail: 5 }).detail]);
for (const event of [null, {}, 'foo']) refused(() => target.dispatchEvent(event));
refused(() => target.dispatchEvent());
refused(() => target.addEventListener('x'));
refused(() => target.removeEventListener());
refused(() => target.addEventListener(Symbol('s'), () => {}));
refused(() => target.removeEventListener(Symbol('s'), () => {}));
for (const listener of ['foo', 1, false, Symbol('x')]) refused(() => target.addEventListener('x', listener));
for (const options of ['foo', 1]) refused(() => target.addEventListener('x', () => {}, options));
for (const signal of ['foo', null, {}]) refused(() => target.addEventListener('x', () => {}, { signal }));
refused(() => new Event('x').initEvent());
const one = {};
const other = {};
target.addEventListener('y', one);
target.addEventListener('y', other);
one.handleEvent = (event) => console.log('one', event.type);
other.handleEvent = () => console.log('other');
target.dispatchEvent(new Event('y'));
target.removeEventListener('y', one);
target.dispatchEvent(new Event('y'));
const e = new Event('foo');
console.log(e.cancelBubble);
for (const value of [0, 'x', false]) {
  e.cancelBubble = value;
  console.log(e.cancelBubble);
}
target.addEventListener('foo', null);
