// The child of main.js
process.on('disconnect', () => console.log('child disconnect'));
process.send('ready');
