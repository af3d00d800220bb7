// The child of main.js
process.once('message', () => {});
