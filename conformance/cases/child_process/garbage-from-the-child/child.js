// The child of main.js
process.send('before');
setTimeout(() => require('fs').writeSync(3, 'no json\n'), 100);
setTimeout(() => {}, 300);
