const { fork } = require('child_process');

if (process.argv[2] === 'middle') {
  // forks a grandchild and dies
  const grandchild = fork(__dirname + '/watcher.js', { stdio: 'inherit' });
  grandchild.on('message', (m) => {
    process.send(m, () => process.exit(1));
  });
} else {
  const { spawn } = require('child_process');
  const middle = spawn(process.execPath, [__filename, 'middle'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  middle.stdout.on('data', (data) => {
    output += '> ' + data;
  });
  middle.on('message', (m) => console.log('middle says', m));
  middle.on('exit', (code) => console.log('middle is gone,', code));
  middle.on('close', () => console.log(output + 'nobody holds its output'));
}
