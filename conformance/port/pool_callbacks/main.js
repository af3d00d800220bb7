'use strict';

const cp = require('child_process');

function Pool(size, script) {
  var self = this;
  self.queue = [];
  self.idle = [];
  self.busy = 0;
  self.workers = [];
  for (var i = 0; i < size; i++) {
    var w = cp.fork(script);
    w.id = i;
    w.callback = null;
    w.on('message', self._onMessage.bind(self, w));
    self.workers.push(w);
    self.idle.push(w);
  }
}

Pool.prototype.run = function (job, callback) {
  this.queue.push({ job: job, callback: callback });
  this._next();
};

Pool.prototype._next = function () {
  while (this.queue.length && this.idle.length) {
    var task = this.queue.shift();
    var worker = this.idle.shift();
    worker.callback = task.callback;
    this.busy++;
    worker.send(task.job);
  }
};

Pool.prototype._onMessage = function (worker, message) {
  var callback = worker.callback;
  worker.callback = null;
  this.busy--;
  this.idle.push(worker);
  if (message.error) callback(new Error(message.error));
  else callback(null, message.result);
  this._next();
};

Pool.prototype.close = function () {
  this.workers.forEach(function (w) { w.disconnect(); });
};

var pool = new Pool(2, __dirname + '/square.js');
var out = {};
var left = 6;
for (var n = 1; n <= 6; n++) {
  (function (n) {
    pool.run({ value: n === 4 ? 'four' : n }, function (err, result) {
      out[n] = err ? err.message : result;
      if (--left === 0) {
        for (var key in out) console.log(key, '->', out[key]);
        pool.close();
      }
    });
  })(n);
}
