// Messages read together are consecutive ticks; what their listeners queue comes after the last
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
for (const m of ['m1', 'm2', 'm3']) child.send(m);
child.on('message', (trace) => { console.log(trace.join(' ')); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
