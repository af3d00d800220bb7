// The child of main.js
process.on('message', async (m) => {
  process.send('begin ' + m.n);
  await new Promise((resolve) => setTimeout(resolve, m.wait));
  process.send('done ' + m.n);
});
