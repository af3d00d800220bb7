var cp = require('child_process');
var lines = [];
var open = 0;

function prefix(name, stream, tag) {
  var rest = '';
  stream.on('data', function (chunk) {
    var parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop();
    parts.forEach(function (part) {
      lines.push('[' + name + '] ' + tag + part);
    });
  });
  stream.on('end', function () {
    if (rest) lines.push('[' + name + '] ' + tag + rest + ' (no newline)');
  });
}

['web', 'db'].forEach(function (name, i) {
  open++;
  var child = cp.fork(__dirname + '/service.js', [name, i + 2], { silent: true });
  prefix(name, child.stdout, '');
  prefix(name, child.stderr, 'ERR ');
  child.on('close', function (code) {
    lines.push('[' + name + '] closed with ' + code);
    if (!--open) {
      lines.sort();
      console.log(lines.join('\n'));
    }
  });
});
