// P23 An unref'd timer fires normally while something else is alive
setTimeout(() => console.log('unref'), 5).unref();
setTimeout(() => console.log('ref'), 60);
process.on('exit', () => console.log('exit'));
