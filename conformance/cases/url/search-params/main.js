// URLSearchParams: how they are made, changed, shown.
const { URLSearchParams } = require('url');

const sources = ['', '?a=1&b=2&a=3', 'a', 'a=b=c', '&&a&', 'x=%41+b&y=%zz', { one: 1, two: null }, [['p', 'q'], ['r', 's']], new Map([['m', 'n']]), undefined, 5, new URLSearchParams('k=v')];
for (const source of sources) console.log(String(new URLSearchParams(source)));
for (const bad of [[['a']], [['a', 'b', 'c']], ['ab', 'c'], [null], [5]]) {
  try {
    console.log(String(new URLSearchParams(bad)));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const params = new URLSearchParams('b=1&a=2&b=3&ü=ä ~*()\'!-._');
console.log(params, params.size, params.get('b'), params.getAll('b'), params.get('none'), params.has('a'), params.has('a', '3'));
params.append('c', 5);
params.set('b', true);
params.set('new', null);
params.delete('a');
console.log(params.toString(), [...params], [...params.keys()], [...params.values()], [...params.entries()].length);
params.sort();
console.log(`${params}`);
params.forEach((value, name, all) => console.log(value, name, all === params));
console.log(new URLSearchParams(), new URLSearchParams('long='.padEnd(90, 'x')));
for (const attempt of [() => params.append('x'), () => params.get(), () => params.forEach(5), () => params.delete(), () => params.set('a'), () => params.has()]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
