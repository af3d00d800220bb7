// P66 Throw inside 'exit' on natural end, WITH uncaughtException listener: later exit listeners skipped, code 0
process.on('uncaughtException', (e) => console.log('UE', e.message));
process.on('exit', (c) => { console.log('e1', c); throw new Error('in exit'); });
process.on('exit', (c) => console.log('e2', c));
