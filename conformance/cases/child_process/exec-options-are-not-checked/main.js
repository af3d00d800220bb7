// exec() takes anything for options; the callback has to be a function
const { exec } = require('child_process');
const tries = [null, 5, 'text', [1], {}, undefined];
function next() {
  if (!tries.length) return;
  exec('echo ran', tries.shift(), (error, stdout) => { console.log(error, stdout.trim()); next(); });
}
next();
for (const args of [['true', 5, 5], ['true', {}, 'x'], [5], ['a\0b'], [''], ['true', { timeout: -1 }], ['true', { signal: null }]]) {
  try {
    exec(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
