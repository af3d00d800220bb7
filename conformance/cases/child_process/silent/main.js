// silent: stdout and stderr are streams of the parent; 'close' waits for their end
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { silent: true });
const text = { stdout: '', stderr: '' };
console.log(child.stdin !== null, child.stdio.length, child.stdio[1] === child.stdout, child.stdio[3]);
for (const name of ['stdout', 'stderr']) {
  child[name].on('data', (data) => { text[name] += data; });
  child[name].on('end', () => console.log(name, 'end', JSON.stringify(text[name])));
}
child.on('message', (m) => console.log('message', m));
child.on('close', (code) => console.log('close', code));
