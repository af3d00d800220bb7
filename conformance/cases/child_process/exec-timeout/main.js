// timeout and killSignal
const { exec } = require('child_process');
exec('sleep 5', { timeout: 60 }, (e, stdout, stderr) => {
  console.log(Object.keys(e), e.killed, e.code, e.signal, JSON.stringify([e.message, stdout, stderr]));
  exec('sleep 5', { timeout: 60, killSignal: 9 }, (e) => {
    console.log(e.killed, e.signal);
    exec('echo in time', { timeout: 100000 }, (e, stdout) => console.log(e, stdout.trim()));
  });
});
