// The child of main.js
for (let n = 0; n < 3000; n++) process.send({ n, text: 'x'.repeat(1000) });
