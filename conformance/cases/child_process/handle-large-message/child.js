// The child of main.js
process.on('message', (m, handle) => {
  if (!handle) return;
  process.send([m.length]);
  process.send(m, handle, () => handle.close());
});
