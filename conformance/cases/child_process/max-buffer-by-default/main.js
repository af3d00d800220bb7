// A megabyte unless given
const { exec, execFile, spawnSync } = require('child_process');
exec('head -c 1048576 /dev/zero', (e, stdout) => {
  console.log(e, stdout.length);
  execFile('head', ['-c', '1048577', '/dev/zero'], (e, stdout) => {
    console.log(e.message, stdout.length);
    console.log(spawnSync('head', ['-c', '1048576', '/dev/zero']).error, spawnSync('head', ['-c', '9000000', '/dev/zero']).error.code);
  });
});
