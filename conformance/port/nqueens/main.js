var fork = require('child_process').fork;
var N = parseInt(process.argv[2] || '6', 10);

var solutions = 0;
var running = 0;
var perColumn = new Array(N);

for (var column = 0; column < N; column++) {
  running++;
  var child = fork(__dirname + '/solver.js', [N, column]);
  child.on('message', onMessage);
  child.on('exit', onExit);
}

function onMessage(m) {
  solutions += m.count;
  perColumn[m.column] = m.count;
  if (m.first && m.column === 1) print(m.first);
}

function onExit() {
  running--;
  if (!running) {
    console.log(N + ' queens: ' + solutions + ' solutions');
    console.log(perColumn.join('+') + '=' + perColumn.reduce(function (a, b) { return a + b; }));
  }
}

function print(rows) {
  rows.forEach(function (c) {
    var line = '';
    for (var i = 0; i < N; i++) line += i === c ? 'Q ' : '. ';
    console.log(line.trim());
  });
}
