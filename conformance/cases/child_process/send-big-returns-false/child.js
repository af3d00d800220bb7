// The child of main.js
process.on('message', (m) => { if (m === 'small') setTimeout(() => process.send('got it'), 50); });
