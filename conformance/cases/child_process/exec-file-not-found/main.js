// execFile() of a program that is not there: the error of the child, with the command
const { execFile } = require('child_process');
const child = execFile('/no/such', ['a', null, undefined, [1, 2]], (e, stdout, stderr) => {
  console.log(e.message, e.errno, e.code, e.syscall, e.path, e.spawnargs, e.cmd, JSON.stringify([stdout, stderr]));
});
console.log(typeof child.pid, child.stdout !== null);
