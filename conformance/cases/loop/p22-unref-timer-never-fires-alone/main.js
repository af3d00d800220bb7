// P22 An unref'd timer never fires if nothing else is alive
setTimeout(() => console.log('never'), 2000).unref();
setTimeout(() => console.log('ref'), 1);
process.on('exit', () => console.log('exit'));
