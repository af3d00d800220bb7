// The child of main.js
process.on('message', (m) => {
  process.send(m);
  process.disconnect();
});
