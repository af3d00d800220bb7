// In the child the same: false, the callback, or an uncaught 'error' that ends it
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { silent: true });
let text = '';
child.stdout.on('data', (data) => { text += data; });
child.on('close', (code, signal) => { process.stdout.write(text); console.log('close', code, signal); });
