process.on('message', (message) => {
  if (message === 'ping') process.send('pong');
  if (message === 'stop') process.disconnect();
});
