// kill() of a child that never started
const { fork } = require('child_process');
const child = fork('x', { execPath: '/no/such/program' });
child.on('error', (e) => console.log('error', e.code, child.kill(), child.killed));
child.on('close', () => console.log('close', child.kill()));
