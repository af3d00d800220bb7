var fork = require('child_process').fork;
var os = require('os');

var role = process.env.ROLE || 'master';

function master() {
  var env = Object.assign({}, process.env, { ROLE: 'slave', TASK_NAME: 'count', LIMIT: '5' });
  var child = fork(__filename, [], { env: env });
  console.log('cpus known: ' + (os.cpus().length > 0));
  child.on('message', function (m) {
    console.log('[' + m.role + '] ' + m.text);
  });
  child.on('exit', function (code) {
    console.log('slave left with ' + code);
    console.log('own role: ' + role + ', task: ' + process.env.TASK_NAME);
  });
}

function slave() {
  var limit = parseInt(process.env.LIMIT, 10);
  var text = '';
  for (var i = 0; i < limit; i++) {
    text += (i ? ',' : '') + i * i;
  }
  process.send({ role: role, text: process.env.TASK_NAME + ': ' + text });
  process.send({ role: role, text: 'done' }, function () {
    process.exit(7);
  });
}

if (role === 'master') master();
else slave();
