// What execFileSync() throws when the program could not run, or not to its end
const { execSync, execFileSync } = require('child_process');
for (const call of [() => execFileSync('/no/such', ['a']), () => execSync('sleep 5', { timeout: 50 }), () => execSync('true', { shell: '/no/shell' }), () => execSync('exec yes', { maxBuffer: 10 })]) {
  try {
    call();
  } catch (e) {
    console.log(e.message, e.errno, e.code, e.syscall, e.path, e.spawnargs, e.error === e);
    console.log(e.status, e.signal, e.pid > 0, ...Object.keys(e).slice(-7));
  }
}
