// An abort after the child has ended does nothing
const { fork } = require('child_process');
const controller = new AbortController();
const child = fork(process.env.CHILD, [], { signal: controller.signal });
child.on('error', () => console.log('never'));
child.on('exit', (code, signal) => { controller.abort(); console.log('exit', code, signal, child.killed); });
