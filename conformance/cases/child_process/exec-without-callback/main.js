// Without a callback nothing is said of a failure, not even of a missing program
const { exec, execFile } = require('child_process');
exec('exit 1').on('close', (code) => {
  console.log('close', code);
  execFile('/no/such/program').on('close', (code) => console.log('close', code));
});
process.on('exit', (code) => console.log('exit', code));
