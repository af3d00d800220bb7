// The child of main.js
process.on('disconnect', () => {});
process.send(1);
process.send(2);
