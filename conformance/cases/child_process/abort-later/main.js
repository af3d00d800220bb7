// abort() kills the child and emits an AbortError before it returns
const { fork } = require('child_process');
const controller = new AbortController();
const child = fork(process.env.CHILD, [], { signal: controller.signal });
child.on('error', (e) => console.log('error', e.name, e.code, e.message, e.cause));
child.on('message', () => { controller.abort('reason'); console.log('aborted', child.killed); });
child.on('exit', (code, signal) => console.log('exit', code, signal));
