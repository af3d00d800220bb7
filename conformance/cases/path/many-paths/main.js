// Odd paths of POSIX and Windows, taken apart and put together.
const path = require('path');

for (const [kind, name, args] of require('./inputs.json')) {
  console.log(kind, name, args, path[kind][name](...args));
}
