const dgram = require('dgram');
const socket = dgram.createSocket('udp4', (message, sender) => process.send(`${message} ${sender.address}`));
socket.bind(0, '127.0.0.1');
