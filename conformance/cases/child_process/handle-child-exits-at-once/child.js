// The child of main.js
const server = require('net').createServer();
server.listen(0, '127.0.0.1', () => { process.send('server', server); process.exit(3); });
