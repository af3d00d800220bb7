// The value of the promise has stdout and stderr, in this order, as text or bytes
const { exec, execFile } = require('child_process');
const { promisify } = require('util');
promisify(exec)('echo x').then((result) => console.log(result, Object.keys(result)))
  .then(() => promisify(execFile)('echo', ['y'], { encoding: 'buffer' }))
  .then((result) => console.log(result))
  .then(() => promisify(exec)('sleep 5', { signal: AbortSignal.abort() }))
  .catch((e) => console.log(e.name, JSON.stringify([e.stdout, e.stderr])));
