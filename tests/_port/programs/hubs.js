function EventHub() { this._h = {}; }
EventHub.prototype.on = function (name, fn, ctx) { (this._h[name] || (this._h[name] = [])).push({ fn: fn, ctx: ctx || this }); return this; };
EventHub.prototype.off = function (name, fn) { var l = this._h[name]; if (!l) return this; this._h[name] = fn ? l.filter(function (e) { return e.fn !== fn; }) : []; return this; };
EventHub.prototype.emit = function (name) {
  var args = Array.prototype.slice.call(arguments, 1), l = (this._h[name] || []).slice(), i;
  for (i = 0; i < l.length; i++) l[i].fn.apply(l[i].ctx, args);
  return l.length > 0;
};
EventHub.mixin = function (target) { for (var k in EventHub.prototype) target[k] = EventHub.prototype[k]; target._h = {}; return target; };
var hub = new EventHub(), seen = [];
function onData(a, b) { seen.push([this === hub, a, b, arguments.length]); }
hub.on('data', onData).on('data', function () { seen.push('second ' + [].join.call(arguments, '+')); });
console.log(hub.emit('data', 1, 2), hub.emit('nope'), seen);
hub.off('data', onData); hub.emit('data', 'x'); console.log(seen.length, seen[seen.length - 1]);
var plain = EventHub.mixin({ name: 'plain' });
plain.on('hi', function (who) { console.log(this.name + ' says hi to ' + who); }); plain.emit('hi', 'Bob');
var ctx = { total: 0 }; hub.on('add', function (n) { this.total += n; }, ctx); hub.emit('add', 5); hub.emit('add', 6); console.log(ctx.total, ctx);
console.log(Object.keys(plain), typeof hub.on, hub.constructor === EventHub, hub instanceof EventHub, plain instanceof EventHub, 'emit' in hub, hub.hasOwnProperty('emit'));
function Sub() { EventHub.call(this); this.kind = 'sub'; } Sub.prototype = Object.create(EventHub.prototype, { constructor: { value: Sub, writable: true, configurable: true } });
Sub.prototype.emit = function (name) { seen.push('pre:' + name); return EventHub.prototype.emit.apply(this, arguments); };
var s = new Sub(); s.on('z', function (v) { console.log('z', v, this.kind); }); console.log(s.emit('z', 9), seen.pop(), s);
var log = []; ['a', 'b', 'c'].forEach(function (n, i, all) { log.push(n + i + all.length + this.tag); }, { tag: '!' }); console.log(log.join(' '));
for (var p in s) if (Object.prototype.hasOwnProperty.call(s, p)) console.log('own', p);
