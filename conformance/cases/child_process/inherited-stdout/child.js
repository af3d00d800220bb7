// The child of main.js
process.once('message', () => console.log('from the child'));
