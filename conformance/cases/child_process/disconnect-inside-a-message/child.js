// The child of main.js
process.on('disconnect', () => {});
process.send(0);
setTimeout(() => { for (const m of [1, 2, 3]) process.send(m); }, 50);
