// The child of main.js
process.stdout.on('error', (err) => process.send(err.code));
process.on('message', () => {
  console.log('logging should not cause a crash');
  setTimeout(() => process.disconnect(), 5);
});
