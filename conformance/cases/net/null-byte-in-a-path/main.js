// A path ends nowhere but at its end: with a byte 0 in it, it is no path.
const net = require('node:net');

const shown = (error) => console.log(error.code, error.syscall, error.message.replace('\0', '0'), error.port);
net.createServer().on('error', shown).on('close', () => console.log('closed')).listen('name\0more').close();
net.connect('name\0more').on('error', shown).on('close', (failed) => console.log('closed', failed));
