// Sends every message back.
'use strict';
const { cpu } = require('../lib.js');
let seen = 0, began = 0;
process.on('message', (message) => {
  if (++seen === 2) began = cpu();
  process.send(message === 'done' ? { cpu: cpu() - began } : message);
});
