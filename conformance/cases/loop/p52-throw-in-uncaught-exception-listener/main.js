// P52 Throw inside the uncaughtException handler: exit code 7, no 'exit' event
process.on('exit', (c) => console.log('exit', c));
process.on('uncaughtException', (e) => { console.log('UE', e.message); throw new Error('second'); });
setTimeout(() => console.log('never'), 1);
throw new Error('first');
