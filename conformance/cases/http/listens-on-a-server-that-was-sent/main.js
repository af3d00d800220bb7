// The parent's net server is sent; each child lets an http server listen on what it got.
const { fork } = require('child_process');
const http = require('http');
const net = require('net');
const children = [fork(process.env.CHILD, ['a']), fork(process.env.CHILD, ['b'])];
const server = net.createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  let ready = 0;
  for (const child of children) {
    child.send('server', server);
    child.on('message', (message) => {
      console.log(message);
      if (++ready === 2) { server.close(() => console.log('parent closed')); ask(port, 6); }
    });
    child.on('exit', (code) => console.log('exit', code));
  }
});
function ask(port, left) {
  if (!left) { for (const child of children) child.send('stop'); return; }
  http.get({ port, host: '127.0.0.1', agent: false, path: `/${left}` }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (text) => console.log(response.statusCode, text));
    response.on('end', () => ask(port, left - 1));
  });
}
