// Constructors that are used, and whose heirs are written, before what they inherit from is asked for.
module.exports = Hub;

function Later() { Base.call(this); this.count = 2; }
var Base = require('events').EventEmitter;
var EventEmitter = require('events').EventEmitter;
var util = require('util');
util.inherits(Later, Base);

function Hub(key) {
  this.key = key || 'hub';
  EventEmitter.call(this);
}
util.inherits(Hub, EventEmitter);
Hub.prototype.go = function () { this.emit('gone', this.key); };

var hub = new Hub();
hub.on('gone', console.log);
hub.go();
var later = new Later();
later.on('y', console.log);
later.emit('y', later.count);
console.log(later instanceof Base, hub instanceof EventEmitter);
