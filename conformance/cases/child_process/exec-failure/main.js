// The error of a failed command: message, code, and what it has of its own
const { exec } = require('child_process');
exec('echo out; echo oops >&2; exit 3', (error, stdout, stderr) => {
  console.log(error.name, JSON.stringify(error.message), Object.keys(error));
  console.log(error.code, error.killed, error.signal, error.cmd, JSON.stringify([stdout, stderr]));
});
