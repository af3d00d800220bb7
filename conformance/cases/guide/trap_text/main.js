// How values look in text
const values = [null, undefined, true, 1.0, 2.5, 1e21, [1, [2, 3]], {}];

for (const value of values) console.log(`${value}`, 'value: ' + value);
console.log(1 + 2 + '3', '3' * '4', 7 / 2, 6 / 2);
console.log(JSON.stringify({ a: [1, 2], b: 'é' }), (255).toString(16), (1 / 3).toFixed(3));
