// The child of main.js
process.on('message', (m) => {
  if (m === 'work') setTimeout(() => process.send('worked'), 20);
  if (m === 'shutdown') setTimeout(() => { process.send('bye'); process.disconnect(); }, 60);
});
process.send('ready');
