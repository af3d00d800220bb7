// A listener of 'uncaughtException' without end: the process ends with a failure
const { spawnSync } = require('child_process');
if (process.argv[2] === 'child') {
  const f = () => f();
  process.on('uncaughtException', f);
  if (process.argv[3] === 'both') f(); else throw new Error('X');
} else {
  for (const how of ['one', 'both']) {
    const { status, signal } = spawnSync(process.execPath, [process.argv[1], 'child', how]);
    console.log(how, status, signal);
  }
}
