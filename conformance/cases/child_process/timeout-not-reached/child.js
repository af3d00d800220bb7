// The child of main.js
process.exit(0);
