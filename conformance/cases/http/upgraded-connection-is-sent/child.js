process.on('message', ({ head, path }, socket) => {
  socket.setEncoding('utf8');
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: talk\r\nConnection: Upgrade\r\n\r\n');
  socket.write(`${path} ${head}hello\n`);
  socket.on('data', (text) => socket.write(`${text.trim()} bye\n`));
  socket.on('end', () => socket.end());
});
