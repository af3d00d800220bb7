const net = require('net');
const { fork } = require('child_process');

const child = fork(__dirname + '/handler.js');
const server = net.createServer({ pauseOnConnect: true });

server.on('connection', (socket) => {
  child.send('socket', socket);
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  let answers = 0;
  const names = ['first', 'second'];
  const connect = (name) => {
    const client = net.connect(port, '127.0.0.1', () => client.write(name));
    client.setEncoding('utf8');
    let text = '';
    client.on('data', (d) => (text += d));
    client.on('end', () => {
      console.log(name, '<-', text);
      answers++;
      if (answers < names.length) connect(names[answers]);
      else {
        server.close(() => {
          console.log('server closed');
          child.send('stop');
        });
      }
    });
  };
  connect(names[0]);
});

child.on('exit', (code) => console.log('child exit', code));
