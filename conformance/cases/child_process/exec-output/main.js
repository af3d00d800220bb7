// exec() hands the whole output to a callback, once
const { exec } = require('child_process');
const child = exec('echo to stdout; echo to stderr >&2', (error, stdout, stderr) => {
  console.log(error, JSON.stringify(stdout), JSON.stringify(stderr), child.exitCode);
});
console.log(child.spawnfile, child.spawnargs);
