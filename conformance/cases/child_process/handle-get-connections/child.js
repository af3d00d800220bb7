// The child of main.js
const sockets = [];
process.on('message', (m, socket) => {
  if (socket) sockets.push(socket.resume());
  else if (m === 'all') process.send('all');
  else if (m === 'close two') {
    sockets.pop().destroy();
    sockets.pop().once('close', () => process.send('two closed')).destroy();
  } else sockets.pop().destroy();
});
