// Any program can speak on the channel: a line of JSON is a message
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'echo "{\\"a\\":1}" >&3; read line <&3; echo "$line"'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
child.on('message', (m) => { console.log('message', m); child.send({ hello: 'w' }); });
child.stdout.on('data', (data) => console.log('stdout', data.toString().trim()));
child.on('close', (code) => console.log('close', code, child.connected));
