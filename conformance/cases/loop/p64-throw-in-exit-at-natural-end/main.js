// P64 Throw inside 'exit' on natural end, with no uncaughtException listener
process.on('exit', (c) => { console.log('e1', c); throw new Error('in exit'); });
process.on('exit', (c) => console.log('e2', c));
