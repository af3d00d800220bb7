const { fork } = require('child_process');

// Children must not inherit the debugger's port.
const execArgv = process.execArgv.filter((arg) => !/^--inspect/.test(arg));
execArgv.push();

const options = { execArgv, env: { ...process.env, NODE_ENV: 'test' } };

const child = fork(require('path').join(__dirname, 'child'), ['one', '--two=2', 'three four'], options);
child.on('message', (m) => {
  for (const [key, value] of Object.entries(m)) {
    console.log(`${key}:`, value);
  }
});
child.on('exit', (code) => process.exit(code));
process.on('exit', (code) => console.log('parent exits', code, execArgv.length));
