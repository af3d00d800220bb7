// unref() of the child leaves the channel, which keeps the parent
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.unref();
child.on('message', (m) => console.log(m));
child.on('disconnect', () => console.log('disconnect'));
process.on('exit', () => console.log('parent exit'));
