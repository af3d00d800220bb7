// Arrays: sorting, what the methods give, and what they do to the array itself.
console.log([10, 9, 1, 2].sort(), [3, undefined, 1, undefined].sort(), ['b', 'a', 'B', 'ä', 'A'].sort(), [true, false, null, 'x'].sort());
console.log([10, 9, 1].sort((a, b) => a - b), ['bb', 'a', 'cc'].sort((a, b) => a.length - b.length), [1, 2, 3].sort(() => 0), ['b', 'a', 'C'].sort((a, b) => a.localeCompare(b)));
const people = [{ n: 'a', age: 2 }, { n: 'b', age: 1 }, { n: 'c', age: 2 }];
console.log(people.sort((one, other) => one.age - other.age).map((one) => one.n).join(''));
const list = [1, 2, 3, 4, 5];
console.log(list.push(6, 7), list.pop(), list.shift(), list.unshift(0), list, list.length);
console.log(list.splice(1, 2), list, list.splice(-1), list, list.splice(1, 0, 'x', 'y'), list, list.splice(2), list);
console.log([1, 2, 3, 4].slice(-2), [1, 2, 3].slice(1, -1), [1, 2, 3].slice(5), [1, 2, 3].reverse(), [1, 2, 3].fill(0, 1), [1, 2, 3, 4, 5].copyWithin(0, 3));
console.log([1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity), [1, 2].flatMap((x) => [x, x * 2]), [[1], 2].concat([3], 4, [[5]]));
console.log([1, 2, NaN].includes(NaN), [1, 2, NaN].indexOf(NaN), [1, 2, 1].lastIndexOf(1), [1, 2, 1].indexOf(1, 1), ['1'].includes(1));
console.log([1, null, undefined, [2, 3], {}].join(), [1, 2].join('-'), [].join(), [[]].join(), String([1, [2, [3]]]), `${[1, 2]}`, [1, 2] + '');
console.log([1, 2, 3].reduce((a, b) => a + b), [1, 2].reduceRight((a, b) => `${a}${b}`), [].reduce((a, b) => a, 'none'), ['a', 'b'].reduce((all, one, at) => ({ ...all, [one]: at }), {}));
console.log([5, 6].map((x, i, all) => [x, i, all.length]), ['1', '2', '3'].map(parseInt), ['1', '2'].map(Number), [1, 2, 3].filter(Boolean), [0, '', null, 'x'].filter(Boolean));
console.log([1, 2].some((x) => x > 1), [].every(() => false), [1, 2].find((x) => x > 5), [1, 2].findIndex((x) => x === 2), [[1, 2], [3]].map(([first, second = 'none']) => second));
console.log(Array.isArray([]), Array.isArray('a'), Array.of(7), Array.from('añ😀'), Array.from({ length: 3 }), Array(3).length, new Array(2, 3), Array.from(new Map([[1, 2]])), Array.from([1, 2], (x) => x * 2));
const sparse = [];
sparse[3] = 'd';
console.log(sparse.length, sparse[0], sparse[3], sparse.indexOf('d'));
const array = [1, 2, 3];
array.length = 2;
console.log(array, Object.keys(array), 1 in array, 5 in array, array[5], array['1'], array[-1]);
console.log([...'ab', ...[1], ...new Set([2])], [...[1, 2].entries()], [...[7, 8].keys()], Math.max(...[1, 5, 3]), [3, 1].toString(), [1, 2, 3].at(-2), [1, 2, 3].at(9));
for (const index in ['x', 'y']) console.log(index, typeof index);
const seen = [];
[1, 2, 3].forEach((x, i) => seen.push(x * i));
console.log(seen, [] == false, [1] == 1, [2] > 1, typeof [], [].length);
for (const attempt of [() => [].reduce((a, b) => a), () => [1].map(5), () => [].find(), () => { [].length = -1; }]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
