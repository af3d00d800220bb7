// ref() undoes unref(): the parent waits for 'exit'
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.unref();
child.channel.unref();
child.ref();
child.on('exit', (code) => console.log('exit', code));
process.on('exit', () => console.log('parent exit'));
