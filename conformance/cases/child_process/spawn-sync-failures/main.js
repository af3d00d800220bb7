// What spawnSync() could not start is in the result, whatever it is
const { spawnSync } = require('child_process');
const calls = [['/no/such', ['a']], ['/etc', []], ['/etc/passwd/x'], ['true', { cwd: '/no/such' }], ['true', { cwd: '' }], ['true', ['x'.repeat(3000000)]], ['true', { stdio: [0, 1, 999] }], ['true', { uid: -1 }]];
for (const args of calls) {
  const { error, ...rest } = spawnSync(...args);
  console.log(error.message, error.errno, error.code, error.syscall, error.path, error.spawnargs.length, Object.keys(rest));
  console.log(rest.status, rest.signal, rest.output, rest.pid);
}
