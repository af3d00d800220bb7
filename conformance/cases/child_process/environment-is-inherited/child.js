// The child of main.js
process.send([process.env.INHERITED, 'HOME' in process.env]);
