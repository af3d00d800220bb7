// The child: answers on every connection it gets, or passes it back, and tells what it has when it is asked.
'use strict';
const fs = require('fs');
process.on('message', (message, socket) => {
  if (message === 'answer') { socket.resume().end('child'); return; }
  if (message === 'return') { process.send('back', socket); return; }
  process.send({ fds: fs.readdirSync('/dev/fd').length, rss: process.memoryUsage().rss });
});
