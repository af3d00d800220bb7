// The child of main.js
process.on('message', (m) => {
  process.send('stopping');
  if (m.cmd === 'stop') process.exit(m.code);
});
