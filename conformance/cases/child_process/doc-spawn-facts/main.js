// spawnfile, spawnargs, exitCode and signalCode of a plain program that is killed, and of a shell
const { spawn, exec } = require('child_process');
const sleep = spawn('sleep', ['5']);
console.log(sleep.spawnfile, sleep.spawnargs, sleep.exitCode, sleep.signalCode, sleep.killed);
sleep.on('close', () => {
  console.log(sleep.exitCode, sleep.signalCode, sleep.killed);
  const shell = exec('exit 3', (error) => console.log(shell.spawnfile, shell.spawnargs, shell.exitCode, error.code));
});
sleep.kill('SIGKILL');
