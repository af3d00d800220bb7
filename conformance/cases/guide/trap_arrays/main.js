// Arrays: past the end, and from an empty one
const queue = ['a', 'b'];

console.log(queue[5], queue.at(-1), queue[-1]);
console.log(queue.shift(), queue.shift(), queue.shift(), queue.pop());
if (queue) console.log('an empty array is true,', queue.length);

const sparse = [];
sparse[2] = 'c';
console.log(sparse.length, sparse.join());
console.log([10, 9, 1].sort(), [10, 9, 1].sort((a, b) => a - b));
