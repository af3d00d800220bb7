// The child of handles: answers on what it gets, and gives one of its own. argv: server, socket or datagram.
'use strict';
const dgram = require('dgram');
const net = require('net');
const what = process.argv[2];

function take(handle) {
  if (!handle) process.send({ say: 'taken' });
  else if (what === 'socket') handle.end('child');
  else if (what === 'datagram') {
    handle.on('message', (m, { port, address }) => handle.send('child', port, address, () => handle.close()));
    process.send({ say: 'taken' });
  } else {
    taken = handle.on('connection', (socket) => socket.end('child', () => taken.close()));
    process.send({ say: 'taken' });
  }
}
let taken;

function give() {
  if (what === 'datagram') {
    const socket = dgram.createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => {
      process.send({ say: 'given', port: socket.address().port }, socket, () => socket.close(() => process.send({ say: 'closed' })));
    });
    return;
  }
  const server = net.createServer((socket) => { process.send({ say: 'given' }, socket); server.close(); });
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    if (what === 'server') {
      process.send({ say: 'given', port }, server, () => server.close(() => process.send({ say: 'closed' })));
      return;
    }
    let answer = '';
    net.connect(port, '127.0.0.1').on('data', (x) => { answer += x; }).on('close', () => process.send({ say: 'heard', answer }));
  });
}

process.on('message', (message, handle) => {
  if (message.take) take(handle);
  if (message.settle) process.send({ say: 'settled' });
  if (message.give) give();
  if (message.leave) process.disconnect();
});
process.send({ say: 'ready' });
