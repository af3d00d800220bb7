var cluster = require('cluster');
var numbers = [];

if (cluster.isMaster) {
  var roles = ['reader', 'writer'];
  var reports = {};

  roles.forEach(function (role) {
    var worker = cluster.fork({ ROLE: role });
    worker.role = role;
    reports[role] = '';
  });

  cluster.on('message', function (worker, message) {
    reports[worker.role] = message.report;
    worker.send({ cmd: 'exit', code: worker.role === 'writer' ? 5 : 0 });
  });

  var gone = 0;
  cluster.on('exit', function (worker, code) {
    reports[worker.role] += ' / exit ' + code + ' / dead ' + worker.isDead();
    if (++gone == roles.length) {
      for (var role in reports) {
        if (reports.hasOwnProperty(role)) console.log(role + ': ' + reports[role]);
      }
    }
  });
} else {
  var role = process.env.ROLE;
  numbers.push(role.length);
  process.send({ report: 'I am the ' + role + ', ' + typeof cluster.worker.id + ', ' + numbers });
  process.on('message', function (m) {
    if (m.cmd === 'exit') process.exit(m.code);
  });
}
