var fork = require('child_process').fork;
var child = fork(__dirname + '/echo.js');
var fns = [];
var log = [];

for (let i = 0; i < 3; i++) {
  fns.push(function () { return 'let ' + i; });
}
for (var j = 0; j < 3; j++) {
  fns.push(function () { return 'var ' + j; });
}
for (const word of ['a', 'b']) {
  fns.unshift(() => 'const ' + word);
}
var grid = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
var seen = 0;
outer:
for (var y = 0; y < grid.length; y++) {
  for (var x = 0; x < grid[y].length; x++) {
    if (grid[y][x] === 5) continue outer;
    if (grid[y][x] > 7) break outer;
    seen += grid[y][x];
  }
}
console.log('seen', seen, 'at', y, x);

var index = 0;
child.on('message', function (text) {
  log.push(text);
  if (index < fns.length) {
    child.send(fns[index++]());
  } else {
    child.disconnect();
    console.log(log.filter(function (entry, i, all) { return all.indexOf(entry) === i; }));
    console.log(log.length, hoisted(2), typeof later);
  }
});
child.send('start');

function hoisted(n) {
  return n > 0 ? 'x' + hoisted(n - 1) : '';
}
var later = 1;
