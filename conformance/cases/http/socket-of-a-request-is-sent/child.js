process.on('message', ({ url }, socket) => {
  socket.end(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\n${url} ok`);
});
