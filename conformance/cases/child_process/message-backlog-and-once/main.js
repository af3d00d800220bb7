// A late once() listener gets the first message of the backlog; the rest is gone
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
for (const m of [1, 2, 3]) child.send(m);
child.on('message', (trace) => { console.log(trace.join(' | ')); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
