// NODE_DEBUG names the sections that are written to stderr
const { debuglog } = require('util');
process.stderr.write = (text) => console.log(text.replace(String(process.pid), 'PID').trimEnd());
for (const section of ['foo', 'foo-bar', 'baz', 'qux']) {
  const debug = debuglog(section, () => console.log('first', section));
  console.log(section, debug.enabled);
  debug('hello %s', 'you', { a: 1 });
}
