// A directory that is missing is the ENOENT of the program, for exec() and for spawnSync()
const { exec, spawnSync } = require('child_process');
exec('pwd', { cwd: '/no/such/place' }, (error, stdout, stderr) => {
  console.log(error.code, error.syscall, error.path, stdout === '', stderr === '');
  const result = spawnSync('pwd', { cwd: '/no/such/place' });
  console.log(result.error.code, result.status, result.pid);
  exec('pwd', { cwd: '/' }, (error, stdout) => console.log(error, stdout.trim()));
});
