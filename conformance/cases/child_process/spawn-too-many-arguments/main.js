// Arguments that are too long are thrown at once
const { spawn } = require('child_process');
try {
  spawn('true', ['x'.repeat(3000000)]);
} catch (e) {
  console.log(e.name, e.message, e.code, e.errno, e.syscall);
}
