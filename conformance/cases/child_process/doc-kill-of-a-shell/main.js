// kill() ends the shell, not what the shell has started; signal 0 only asks
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'sleep 5 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.once('data', (data) => {
  const grandchild = Number(data.toString());
  console.log(process.kill(grandchild, 0), child.kill());
  child.on('exit', (code, signal) => {
    console.log('exit', code, signal, child.kill(0), process.kill(grandchild, 0));
    process.kill(grandchild);
  });
});
child.on('close', (code, signal) => console.log('close', code, signal));
