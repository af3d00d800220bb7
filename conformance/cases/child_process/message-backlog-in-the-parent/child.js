// The child of main.js
process.on('disconnect', () => {});
for (const m of [1, 2, 3]) process.send(m);
