// Messages wait for the first listener; all of them arrive in one later tick
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
for (const m of [1, 2, 3]) child.send(m);
child.on('message', (trace) => { console.log(trace.join(' | ')); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
