// The child of main.js
setTimeout(() => { process.send('after a while'); process.disconnect(); }, 50);
