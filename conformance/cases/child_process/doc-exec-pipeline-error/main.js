// The last command of a pipeline decides: a file that is missing in front of wc is no error
const { exec } = require('child_process');
exec('cat main.* missing_file | wc -l > /dev/null; echo counted', (error, stdout, stderr) => {
  console.log(error, stdout.trim(), stderr.includes('missing_file'));
  exec('echo x | cat - missing_file', (error, stdout, stderr) => {
    console.log(error.code, error.killed, error.signal, stdout.trim(), error.message.endsWith(stderr));
  });
});
