// The child of main.js
process.send('one');
process.send({ two: 2 });
process.send(3);
process.exit(5);
