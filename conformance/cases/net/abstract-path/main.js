// an abstract UNIX socket, and one by a relative path
const net = require('net');
const name = '\0nodecompat-' + process.pid;
const server = net.createServer((s) => s.end('abstract')).listen(name, () => {
  console.log(server.address() === name);
  net.connect({ path: name }, () => console.log('connect')).on('data', (x) => console.log(x.toString())).on('close', () => {
    server.close(() => {
      process.chdir('/tmp');
      const relative = 'nc-' + process.pid + '.sock';
      const other = net.createServer((s) => s.end('relative')).listen(relative);
      console.log(other.address() === relative, other.listening);
      net.connect(relative).on('data', (x) => console.log(x.toString())).on('close', () => other.close(() => console.log('done')));
    });
  });
});
