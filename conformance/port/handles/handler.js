let served = 0;

process.on('message', (message, socket) => {
  if (message === 'socket') {
    if (!socket) return;
    socket.once('data', (data) => {
      served += 1;
      socket.end(`hello ${data}, you are number ${served}`);
    });
    socket.resume();
  } else if (message === 'stop') {
    process.exit(served);
  }
});
