// A command the shell cannot find is code 127; a missing shell or directory is ENOENT
const { exec } = require('child_process');
exec('no_such_command_here', (e) => {
  console.log(e.code, e.killed);
  exec('true', { shell: '/no/such/shell' }, (e) => {
    console.log(e.message, e.code, e.errno, e.syscall, e.path, e.spawnargs, e.cmd);
    exec('true', { cwd: '/no/such/directory' }, (e) => console.log(e.message, e.path));
  });
});
