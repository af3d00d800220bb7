// setEncoding() on a stream of exec() makes that result text
const { exec } = require('child_process');
const child = exec('echo out; echo err >&2', { encoding: 'buffer' }, (error, stdout, stderr) => console.log(stdout.trim(), stderr));
child.stdout.setEncoding('utf8');
child.stdout.on('data', (data) => console.log('data', typeof data));
