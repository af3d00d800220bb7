// The child of main.js
setTimeout(() => process.kill(process.pid, 'SIGTERM'), 1);
setTimeout(() => {}, 5000);
