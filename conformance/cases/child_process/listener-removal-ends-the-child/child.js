// The child of main.js
process.on('message', function listener(m) {
  process.send([m, process.listenerCount('message')]);
  if (m === 'end') process.off('message', listener);
});
