// A throw in 'exit' at a natural end keeps the exitCode set before
process.exitCode = 4;
process.on('exit', (code) => { console.log('exit', code); throw new Error('in exit'); });
