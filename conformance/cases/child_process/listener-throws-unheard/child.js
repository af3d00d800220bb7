// The child of main.js
process.on('exit', (code) => process.send('exit ' + code));
process.on('message', () => { throw new Error('x'); });
