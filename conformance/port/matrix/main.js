const { fork } = require('child_process');
const { promisify } = require('util');

const multiplyRow = promisify(function (row, b, callback) {
  const child = fork(`${__dirname}/row.js`);
  child.once('message', ({ error, row }) => {
    child.kill();
    if (error) callback(new TypeError(error));
    else callback(null, row);
  });
  child.send({ row, b });
});

async function multiply(a, b) {
  return Promise.all(a.map((row) => multiplyRow(row, b)));
}

const identity = (n) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => +(i === j)));
const show = (m) => m.map((row) => row.map((x) => String(x).padStart(4)).join('')).join('\n');

(async () => {
  const a = [[1, 2], [3, 4]];
  const b = [[0.5, -1], [2, 10]];
  console.log(show(await multiply(a, b)));
  console.log(show(await multiply(a, identity(2))));
  await multiply(a, [[1, 'x'], [2, 3]]).catch((e) => console.log(e.constructor.name, e.message));
})();
