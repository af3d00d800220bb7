// The child of main.js
process.stdout.on('error', (err) => process.send([err.code, err.syscall, err.message]));
process.once('message', () => {
  process.stdout.write('anybody?');
  setTimeout(() => process.disconnect(), 20);
});
