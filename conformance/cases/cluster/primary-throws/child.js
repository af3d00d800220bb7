process.on('exit', (code) => console.log('worker', code));
process.send('up');
