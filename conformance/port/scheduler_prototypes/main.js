var fork = require('child_process').fork;

/**
 * Runs named tasks one after another, each in its own process.
 */
var Scheduler = function (options) {
  options = options || {};
  this.tasks = [];
  this.results = {};
  this.retries = options.retries === undefined ? 1 : options.retries;
};

Scheduler.prototype = {
  add: function (name, args, fn) {
    this.tasks.push({ name: name, args: args || [], fn: fn, attempts: 0 });
    return this;
  },

  run: function (done) {
    var self = this;
    var task = self.tasks.shift();
    if (!task) return done(self.results);

    task.attempts++;
    var child = fork(__dirname + '/task.js', [task.name].concat(task.args));
    var answer;
    child.on('message', function (m) { answer = m; });
    child.on('exit', function (code) {
      if (code && task.attempts <= self.retries) {
        console.log('retry ' + task.name);
        self.tasks.unshift(task);
      } else {
        self.results[task.name] = code ? 'failed (' + code + ')' : answer;
        if (task.fn) task.fn(self.results[task.name]);
      }
      self.run(done);
    });
  }
};

var scheduler = new Scheduler({ retries: 1 });

scheduler
  .add('sum', [1, 2, 3])
  .add('fail')
  .add('upper', ['shout'], function (r) { console.log('callback:', r); })
  .run(function (results) {
    for (var name in results) console.log(name + ' = ' + results[name]);
    console.log(scheduler instanceof Scheduler, scheduler.tasks.length);
  });
