// exec() with a signal that has aborted; a missing program comes first
const { exec, execFile } = require('child_process');
exec('sleep 5', { signal: AbortSignal.abort('why') }, (e) => console.log(e.name, e.code, e.cause, e.cmd));
execFile('/no/such', { signal: AbortSignal.abort('why') }, (e) => console.log(e.code));
