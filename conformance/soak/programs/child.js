// The child: answers on every connection it gets, and tells what it has when it is asked.
'use strict';
const fs = require('fs');
process.on('message', (message, socket) => {
  if (message === 'answer') { socket.resume().end('child'); return; }
  process.send({ fds: fs.readdirSync('/dev/fd').length, rss: process.memoryUsage().rss });
});
