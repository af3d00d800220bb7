const { fork } = require('child_process');

function withTimeout(script, ms, done) {
  const child = fork(script, { cwd: __dirname });
  let timedOut = false;
  let finished = false;
  let timer = null;

  child.on('message', (m) => {
    if (m === 'up') {
      timer = setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, ms);
    } else {
      finished = true;
      done(null, m);
      clearTimeout(timer);
      child.kill();
    }
  });

  child.on('exit', (code, signal) => {
    clearTimeout(timer);
    if (timedOut) return done(new Error('timed out'));
    console.log(`[${script.slice(0, -3)}] code ${code} signal ${signal} finished ${finished} killed ${child.killed}`);
  });
}

withTimeout('quick.js', 60000, (err, result) => {
  console.log(err ? err.message : 'got ' + result);
  withTimeout('stuck.js', 30, (err, result) => {
    console.log(err ? err.message : 'got ' + result);
  });
});
