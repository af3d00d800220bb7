// The child of main.js
setTimeout(() => process.exit(3), 50);
