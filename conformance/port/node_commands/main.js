// Commands that run a file of the program with node, put together in every way that scripts know.
const { exec, execFile, execSync, spawn } = require('child_process');
const path = require('path');

const run = (next) => (error, stdout) => {
  console.log(error ? 'failed' : stdout.trim());
  next();
};
const shown = (child, next) => {
  child.stdout.on('data', (chunk) => console.log(String(chunk).trim()));
  child.on('close', next);
};

const steps = [
  (next) => exec('node ' + path.resolve(__dirname, './kid.js') + ' resolved', run(next)),
  (next) => exec('node ' + __dirname + '/kid.js joined', run(next)),
  (next) => exec(`node "${path.join(__dirname, 'kid.js')}" quoted && echo after`, run(next)),
  (next) => execFile('node', [path.join(__dirname, 'kid.js'), 'file'], run(next)),
  (next) => {
    const command = 'node ' + path.join(__dirname, 'kid.js') + ' named';
    exec(command, run(next));
  },
  (next) => {
    const words = [path.join(__dirname, 'kid.js'), 'words'];
    shown(spawn('node', words), next);
  },
  (next) => {
    const program = 'node';
    shown(spawn(program, ['kid.js', 'program'], { cwd: __dirname }), next);
  },
  (next) => {
    console.log(execSync('node kid.js sync', { cwd: __dirname, encoding: 'utf8' }).trim());
    next();
  },
  (next) => exec('echo node is no command here', run(next)),
  (next) => shown(spawn('echo', ['node', 'kid']), next),
];

const go = () => {
  const step = steps.shift();
  if (step) step(go);
};
go();
