var util = require('util');
var EventEmitter = require('events').EventEmitter;
var fork = require('child_process').fork;

function Supervisor(script, max) {
  EventEmitter.call(this);
  this.script = script;
  this.max = max || 1;
  this.count = 0;
}
util.inherits(Supervisor, EventEmitter);

Supervisor.prototype.spawn = function spawn() {
  var self = this;
  var child = this.child = fork(this.script, ['--number', self.count]);
  self.count += 1;
  child.on('message', function (data) {
    self.emit('data', data, self.count);
  });
  child.on('exit', function (code, signal) {
    self.emit('exit', code);
    if (self.count < self.max) {
      self.spawn();
    } else {
      self.emit('drained');
    }
  });
  return this;
};

var supervisor = new Supervisor(__dirname + '/child.js', 3);

supervisor.on('data', function (data, count) {
  console.log('data #%d: %s %j', count, data.text, data.list);
});
supervisor.on('exit', function (code) {
  console.log('exit', code);
});
supervisor.on('drained', function () {
  console.log('drained', this.count, this instanceof EventEmitter);
});

supervisor.spawn();
