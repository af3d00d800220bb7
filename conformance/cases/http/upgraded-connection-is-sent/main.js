// An upgraded connection is handed to a child with what had been read of it.
const { fork } = require('child_process');
const http = require('http');
const net = require('net');
const child = fork(process.env.CHILD);
const server = http.createServer((request, response) => response.end('plain'));
server.on('upgrade', (request, socket, head) => {
  console.log('upgrade', request.headers.upgrade, `${head}`);
  child.send({ head: `${head}`, path: request.url }, socket);
});
child.on('exit', (code) => { console.log('exit', code); server.close(() => console.log('closed')); });
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.setEncoding('utf8');
  let text = '';
  client.write('GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: talk\r\n\r\nearly ');
  client.on('data', (data) => {
    text += data;
    if (text.endsWith('hello\n')) client.write('late\n');
    if (text.endsWith('bye\n')) client.end();
  });
  client.on('close', (failed) => { console.log(JSON.stringify(text), failed); child.disconnect(); });
});
