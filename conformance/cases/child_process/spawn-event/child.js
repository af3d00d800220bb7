// The child of main.js
process.send('message');
