// A function may be called with more or fewer arguments than it names
function greet(name, greeting) {
  return `${greeting || 'hello'} ${name}`;
}
console.log(greet('ann'), greet('bob', 'hi', 'surplus'));

function times(n, callback) {
  for (let i = 0; i < n; i++) callback(i, n);
}
times(2, (i) => console.log('turn', i));
times(1, () => console.log('a turn'));
times(1, (i, n, more) => console.log(i, n, more));

console.log([1, 2].map(String), ['1', '2', '3'].map(Number));
