// The child of main.js
process.on('message', (m) => {
  if (m === 'end') process.exit(3);
  process.send([m, 'taken']);
});
