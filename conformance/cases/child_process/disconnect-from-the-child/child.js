// The child of main.js
process.send('last words');
process.disconnect();
setTimeout(() => process.exit(4), 150);
