const { fork } = require('child_process');

const modes = ['sync', 'async', 'rejection', 'none'];

function next() {
  const mode = modes.shift();
  if (!mode) {
    console.log('no more modes');
    return;
  }
  const child = fork(__dirname + '/faulty.js', [mode], { stdio: ['ignore', 'inherit', 'ignore', 'ipc'] });
  child.on('message', (m) => console.log(mode, '->', m.kind, '|', m.message));
  child.on('exit', (code) => {
    console.log(mode, 'exit', code);
    next();
  });
}
next();
