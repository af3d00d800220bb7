// The child of main.js
process.on('message', (m, handle) => { process.send([m, typeof handle]); if (handle) handle.destroy(); });
