// A command that dies by a signal has no code; `killed` only if we did it
const { exec } = require('child_process');
exec('kill -9 $$', (e) => {
  console.log(e.code, e.signal, e.killed, JSON.stringify(e.message));
  exec('sleep 5', (e) => console.log(e.code, e.signal, e.killed, JSON.stringify(e.message))).kill('SIGINT');
});
