// Closes every connection it gets, and tells how many there were. The clock starts with the first that is timed.
'use strict';
const { order, cpu } = require('../lib.js');
let seen = 0, count = 0, began = 0;
process.on('message', (message, socket) => {
  count++;
  if (++seen === order.warm + 1) began = cpu();
  socket.destroy();
  if (message !== 'last') return;
  process.send({ count, cpu: cpu() - began });
  count = 0;
});
