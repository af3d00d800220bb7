// Modules that are a class in Node, asked for where they are used; accessors of a class; what a program gives things of Node's.
var inherits = require('util').inherits;
function Pool() { require('events').call(this); this.n = 1; }
inherits(Pool, require('events'));
class Q extends require('events') { go() { this.emit('q', 2); } }
class S extends require('stream').Transform {}
class T extends require('events').EventEmitter {}
const bus = new (require('events'))();
bus.on('x', console.log); bus.emit('x', 1);
new Pool().on('y', console.log).emit('y', 3);
const q = new Q(); q.on('q', console.log); q.go();
console.log(q instanceof require('events'), typeof require('events'), require('events').EventEmitter === require('events'), new T() instanceof require('events'));
function Old() { } Old.prototype = Object.create(require('events').prototype); Old.prototype.constructor = Old;
Old.prototype.hi = function () { this.emit('hi'); }; const o = new Old(); o.on('hi', () => console.log('hi')); o.hi();
class Holder {}
Object.defineProperty(Holder, 'lazy', { get() { return 'of the class'; }, enumerable: true });
console.log(Holder.lazy);
const http = require('http'); const { spawn } = require('child_process');
const server = http.createServer((req, res) => {
  req.start = 1; res.locals = { a: 1 };
  res.on('finish', () => { console.log({ url: req.url, start: req.start, user: req.user }, res.locals, res.extra); server.close(); });
  if (!req.session) req.session = {};
  req.session.n = 1;
  console.log(req.session, req.ip || 'no ip', req.socket.remoteFamily, req.rawHeaders.length > 0, req.httpVersion);
  res.end();
});
server.listen(0, () => http.get({ port: server.address().port }).on('response', (r) => { r.resume(); console.log(r.statusCode, r.body, r.url === '' ); }));
const c = spawn('true'); c.jobs = 0; c.jobs++; console.log(c.jobs, c.label, c.exitCode, c.killed, c.spawnargs);
const hub = new (require('events').EventEmitter)(); hub.count = 1; console.log(hub.count, hub.total);
