var spawn = require('child_process').spawn;
var path = require('path');

var exits = [];
var stopping = false;

function launch(times) {
  var child = spawn(process.argv[0], [path.join(__dirname, 'daemon.js'), times], { stdio: [0, 'pipe', 2, 'ipc'] });
  child.stdout.resume();
  child.on('message', function (m) {
    if (m !== 'alive') return;
    console.log('alive', times);
    if (times >= 2) {
      stopping = true;
      child.kill('SIGINT');
    }
  });
  child.on('exit', function (code, signal) {
    exits.push(signal !== null ? signal : code);
    if (!stopping) launch(times + 1);
    else process.emit('finished', exits);
  });
}

process.once('finished', function (list) {
  console.log('exits', list.toString());
});

launch(0);
