// P65 Throw inside 'exit' after process.exit(5), no uncaughtException listener
process.on('exit', (c) => { console.log('e1', c); throw new Error('in exit'); });
process.on('exit', (c) => console.log('e2', c));
process.exit(5);
