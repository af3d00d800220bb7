// The child of main.js
let n = 0;
process.on('message', (m, handle) => {
  process.send(m, handle, () => { handle.close(); if (++n === 20) process.send('all'); });
});
