// Without pipes 'close' follows 'exit' at once, before any tick
const { spawn } = require('child_process');
const child = spawn('true', { stdio: 'ignore' });
child.on('exit', () => {
  process.nextTick(() => console.log('tick'));
  console.log('exit');
});
child.on('close', () => console.log('close'));
