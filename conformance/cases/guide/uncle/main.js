// "Uncle node": a parent opens the port and gives the server to its children, who answer; one that dies is replaced
const net = require('net');
const { fork } = require('child_process');
const server = net.createServer();
let nephews = [], started = 0, asked = 0;
const start = () => {
  const child = fork(process.env.CHILD, [String(++started)]);
  child.send('server', server);
  child.on('message', () => ready());
  child.on('exit', (code, signal) => {
    nephews = nephews.filter((one) => one !== child);
    console.log('ended', code, signal);
    if (signal === 'SIGKILL') start();
  });
  nephews.push(child);
};
let waiting = 2;
const ready = () => { if (--waiting === 0) ask(); };
const ask = () => {
  let text = '';
  net.connect(server.address().port, '127.0.0.1').on('data', (x) => { text += x; }).on('close', () => {
    asked++;
    if (!/^child \d$/.test(text)) console.log('not answered:', text);
    if (asked === 10) { console.log('ten answers'); waiting = 1; nephews[0].kill('SIGKILL'); }
    else if (asked === 20) { console.log('ten more, and', started, 'children in all'); server.close(); nephews.forEach((child) => child.disconnect()); }
    else ask();
  });
};
// The parent listens too: who is first takes a connection.
server.on('connection', (socket) => socket.end('child 0'));
server.on('listening', () => { start(); start(); });
server.listen(0, '127.0.0.1');
