// A chat over plain sockets: who joins says a name, what is said goes to everybody else, line by line
const net = require('net');
const readline = (socket, take) => {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.forEach(take);
  });
};

const members = new Map();
const tell = (line, except) => members.forEach((name, socket) => { if (socket !== except) socket.write(line + '\n'); });
const server = net.createServer((socket) => {
  readline(socket, (line) => {
    const name = members.get(socket);
    if (name) return tell(`${name}: ${line}`, socket);
    members.set(socket, line);
    socket.write(`hello ${line}, ${members.size} here\n`);
    tell(`${line} has joined`, socket);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    const name = members.get(socket);
    members.delete(socket);
    tell(`${name} has left`);
  });
});

server.listen(0, '127.0.0.1', () => {
  const join = (name, take) => {
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(`${name}\n`));
    readline(socket, (line) => { console.log(`${name} reads "${line}"`); take(line, socket); });
    socket.on('close', () => { if (name === 'ann') server.close(() => console.log('closed')); });
  };
  join('ann', (line, ann) => {
    if (line === 'hello ann, 1 here') {
      join('bob', (line, bob) => {
        if (line === 'hello bob, 2 here') bob.write('is anybody here?\nit is ');
        if (line === 'ann: yes') bob.end('late\n');
      });
    }
    if (line === 'bob: is anybody here?') ann.write('yes\n');
    if (line === 'bob has left') ann.end();
  });
});
