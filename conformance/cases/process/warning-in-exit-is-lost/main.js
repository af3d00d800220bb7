// A warning emitted inside 'exit' is never delivered
process.on('warning', () => console.log('never'));
process.on('exit', () => { console.log('exit'); process.emitWarning('late'); });
