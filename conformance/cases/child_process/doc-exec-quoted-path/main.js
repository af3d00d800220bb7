// A path with a blank is quoted for the shell; a dollar sign is escaped
const { exec } = require('child_process');
exec('"/no such/dir/script.sh" arg', (error, stdout) => {
  console.log(error.code, error.cmd, stdout === '');
  exec('echo "The \\$HOME variable" "two  blanks"', (error, stdout) => console.log(error, stdout.trim()));
});
