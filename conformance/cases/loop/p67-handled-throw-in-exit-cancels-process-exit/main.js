// P67 A handled throw inside 'exit' after process.exit(5) cancels the exit; 'exit' comes again at the end
process.on('uncaughtException', (e) => console.log('UE', e.message));
process.on('exit', (c) => { console.log('e1', c); throw new Error('in exit'); });
setTimeout(() => console.log('timer still runs'), 5);
process.exit(5);
