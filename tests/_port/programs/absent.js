// What is not there: properties of things of Node's and of JavaScript's own classes, arguments that are left out.
const http = require('http');
const util = require('util');
const { spawn } = require('child_process');

function tried(what) {
  try { console.log(what()); } catch (e) { console.log(e.name, e.message); }
}

const record = { a: 1, default: 2 };
console.log(Object.hasOwnProperty.call(record, 'a'), {}.hasOwnProperty.call(record, 'b'));
console.log(record.hasOwnProperty.call(record, 'default'));
const { hasOwnProperty } = Object.prototype;
console.log(hasOwnProperty.call(record, 'a'), hasOwnProperty.call(record, 'x'));
console.log(typeof Object.nothing, Math.nothing, typeof JSON.rawjson, typeof Promise.later);
if (!Promise.later) console.log('later');
tried(() => util.print('x'));
tried(() => Object.nothing(1));
tried(() => Math.nothing(2));
Object.mine = (x) => x + 1;
tried(() => Object.mine(2));

function start(count) {
  if (count && !/^\d+$/.test(count)) throw new Error('no number');
  if (count > 10) throw new Error('too many');
  return count || 4;
}
exports.start = start;
console.log(exports.start(), exports.start(2));
tried(() => exports.start('x'));
tried(() => exports.start(11));

function orFour(given) { return given || 4; }
console.log(orFour([]), orFour({}), orFour(''), orFour(0), orFour(NaN), orFour(null), orFour('a'));
const read = JSON.parse('{"list": [], "of": {}, "zero": 0}');
console.log(read.list || 1, read.of || 2, read.zero || 3);

const registry = {};
function register(made) { registry[made.name] = made; }
class One { hi() { return 'one'; } }
register(One);
register(class Two { hi() { return 'two'; } });
for (const name in registry) { const Made = registry[name]; console.log(name, new Made().hi()); }

const child = spawn('true');
console.log(child.url, typeof child.pid);
function route(request) { return [request.url, request.method, request.path].join(' '); }
const server = http.createServer((req, res) => {
  console.log(req.path, req.method, typeof req.query, res.nothing, route(req));
  const { url, path, body } = req;
  console.log(url, path, body);
  tried(() => res.write(Object.create(null)));
  res.end('ok');
});
server.listen(0, () => {
  http.get({ port: server.address().port, path: '/a?b=1' }, (res) => {
    res.resume();
    res.on('end', () => server.close());
  });
});
