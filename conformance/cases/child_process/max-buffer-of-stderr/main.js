// Each stream of exec() has its own maxBuffer; the command is killed
const { exec } = require('child_process');
const child = exec('echo abc; echo hello >&2; sleep 5', { maxBuffer: 4 }, (e, stdout, stderr) => {
  console.log(e.message, JSON.stringify(stdout), JSON.stringify(stderr), child.killed, child.signalCode);
});
