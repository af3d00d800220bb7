// Odd paths of POSIX and Windows, taken apart and put together.
const path = require('path');

process.chdir('/'); // where relative paths begin

for (const [kind, name, args] of require('./inputs.json')) {
  console.log(kind, name, args, path[kind][name](...args));
}
