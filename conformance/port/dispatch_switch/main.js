var child_process = require('child_process');
var child = child_process.fork(__dirname + '/dispatcher.js');

var commands = [
  { cmd: 'set', key: 'a', value: 1 },
  { cmd: 'set', key: 'b', value: [1, 2, { c: 3 }] },
  { cmd: 'get', key: 'b' },
  { cmd: 'incr', key: 'a', by: 2.5 },
  { cmd: 'keys' },
  { cmd: 'del', key: 'a' },
  { cmd: 'get', key: 'a' },
  { cmd: 'frobnicate' },
  { cmd: 'quit' }
];

var i = 0;
function next() {
  if (i < commands.length) child.send(commands[i++]);
}

child.on('message', function (reply) {
  console.log(i + '. ' + reply.cmd + ': ' + JSON.stringify(reply.result));
  if ('warning' in reply) console.log('   warning: ' + reply.warning);
  next();
});
child.on('close', function (code) { console.log('closed', code); });
next();
