// A timeout of exec and what the shell has started by then.
const { exec, execSync } = require('child_process');

const running = (pid) => {
  const state = execSync(`ps -o stat= -p ${pid} || true`, { encoding: 'utf8' }).trim();
  return state !== '' && state[0] !== 'Z';
};

exec('sleep 60 & echo $!; wait', { timeout: 1000 }, (error, stdout) => {
  console.log(error.killed, error.signal);
  const pid = Number(stdout);
  let looks = 0;
  const look = () => {
    looks += 1;
    if (running(pid) && looks < 60) setTimeout(look, 50);
    else {
      console.log(running(pid) ? 'it runs on' : 'it has ended');
      if (running(pid)) process.kill(pid, 'SIGKILL');
    }
  };
  look();
});
