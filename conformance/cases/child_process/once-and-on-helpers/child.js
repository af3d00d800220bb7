// The child of main.js
process.on('message', (m) => {
  if (m === 'stop') process.exit(2);
  for (let n = m; n >= 0; n--) process.send(n);
});
process.send('ready');
