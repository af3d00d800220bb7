// A shell that does not find the command says so by its code
const { spawn, spawnSync } = require('child_process');
spawn('no_such_command_here', { shell: true, stdio: 'ignore' }).on('exit', (code) => console.log('exit', code));
console.log(spawnSync('no_such_command_here', { shell: true }).status, spawnSync('exit 5', { shell: true }).status);
