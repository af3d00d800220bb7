// An immediate from beforeExit revives the loop; a removed listener ends the game
let n = 0;
function again() {
  console.log('beforeExit', ++n);
  setImmediate(() => console.log('immediate', n));
  if (n === 2) process.off('beforeExit', again);
}
process.on('beforeExit', again);
process.once('beforeExit', () => console.log('once'));
process.on('exit', () => console.log('exit', n));
