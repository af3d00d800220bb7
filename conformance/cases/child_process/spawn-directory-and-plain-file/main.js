// What cannot be executed is EACCES, a path through a file is thrown
const { spawn } = require('child_process');
const names = ['/etc', '/etc/passwd'];
function next() {
  if (!names.length) return;
  spawn(names[0], { stdio: 'ignore' }).on('error', (e) => { console.log(e.message, e.errno); names.shift(); next(); });
}
next();
try {
  spawn('/etc/passwd/x', { stdio: 'ignore' });
} catch (e) {
  console.log('thrown', e.message, e.code, e.errno, e.syscall, 'path' in e, 'spawnargs' in e);
}
