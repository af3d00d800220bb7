// Sixty connections, passed to the child one after the other; each is answered there, and none is lost
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const N = 60;
let left = N, right = 0;
const server = net.createServer({ pauseOnConnect: true }, (socket) => child.send('socket', socket));
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < N; i++) {
    const c = net.connect(server.address().port, '127.0.0.1');
    c.setEncoding('utf8');
    c.write(`${i}`);
    let all = '';
    c.on('data', (x) => { all += x; });
    c.on('close', () => {
      right += all === `child ${i}`;
      if (--left) return;
      console.log(right);
      server.close(() => { console.log('closed'); child.disconnect(); });
    });
  }
});
child.on('exit', (code) => console.log('exit', code));
