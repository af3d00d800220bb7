// The child of main.js
for (let i = 0; i < 3; i++) process.send(Buffer.alloc(2 ** 21, i + 1));
for (let i = 0; i < 10; i++) process.send(Buffer.alloc(65521, i + 10));

