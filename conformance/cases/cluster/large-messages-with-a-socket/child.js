'use strict';
process.on('message', (message, socket) => {
  if (message.name === 'loop') for (;;);
  process.send({ name: 'got ' + message.name, text: String(message.text || '') });
  if (socket) process.send({ name: 'back', text: 'y'.repeat(800000) }, socket);
});
