// Taking values apart and spreading them: defaults, rests, nesting, swapping, and what is refused.
const [a, , b = 'default', ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
const { x, y: { z = 'deep', ...others } = {}, ...remaining } = { x: 1, y: { p: 2, q: 3 }, r: 4, s: 5 };
console.log(x, z, others, remaining);
let one = 1;
let two = 2;
[one, two] = [two, one];
console.log(one, two);
const key = 'computed';
const { [key]: value, missing = 'none', nothing = 'unused' } = { computed: 5, nothing: null };
console.log(value, missing, nothing);
const [first, second] = new Map([['k', 'v'], ['l', 'w']]);
const [p, q] = 'h😀';
const [m = 1, n = m + 1] = [];
console.log(first, second, p, q, m, n);
function f({ name = 'anon', tags: [tag = 'untagged'] = [] } = {}, ...more) {
  return [name, tag, more.length];
}
console.log(f(), f({ name: 'x', tags: ['t', 'u'] }, 1, 2), f(undefined), f.length);
console.log({ ...{ a: 1, b: 2 }, b: 3, ...null, ...undefined, ...'hi', ...[9] });
console.log([...[1, 2], ...'ab', ...new Set([3]), ...new Map([[4, 5]]).keys()], Math.min(...[3, 1, 2]));
for (const [name, { size }] of Object.entries({ s: { size: 1 }, t: { size: 2 } })) console.log(name, size);
for (const { id, list: [head] } of [{ id: 1, list: ['h'] }]) console.log(id, head);
console.log(Object.assign({}, { a: 1 }, null, { b: 2 }), { a, b, [`k${a}`]: rest, 1: 'one', 'with space': 2 });
const { length } = 'text';
const { 0: zero, length: size } = ['only'];
console.log(length, zero, size);
const chain = { deep: { list: [{ name: 'n' }], call() { return 'called'; } }, none: null };
console.log(chain?.deep?.list?.[0]?.name, chain.none?.x.y.z, chain.deep.call?.(), chain.deep.nope?.(), chain.none ?? 'default', 0 ?? 1, 0 || 1, '' && 1);
const defaults = { u: null, v: 0, w: '' };
defaults.u ??= 'set';
defaults.v ||= 5;
defaults.w &&= 'never';
console.log(defaults, delete defaults.u, defaults, 'u' in defaults, defaults.u);
for (const attempt of [() => { const { t } = null; }, () => { const { t } = undefined; }, () => { const [t] = 5; }, () => chain.none.x, () => chain.nope(), () => chain.deep.list[5].name]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name);
  }
}
