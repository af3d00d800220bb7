// An 'error' nobody listens for ends the program
const { spawn } = require('child_process');
process.on('exit', (code) => console.log('exit', code));
process.on('uncaughtException', (e, origin) => { console.log('uncaught', e.message, origin); process.exitCode = 3; });
spawn('/no/such/program', { stdio: 'ignore' });
