// An http server that is sent arrives as a net server; its connections are given to an http server of the child's.
const { fork } = require('child_process');
const http = require('http');
const child = fork(process.env.CHILD);
const server = http.createServer((request, response) => { response.setHeader('Connection', 'close'); response.end('by the parent'); });
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  child.send('server', server);
  child.on('message', (message) => {
    console.log(message);
    server.close(() => {
      console.log('closed');
      const agent = new http.Agent({ keepAlive: true });
      const ask = (left) => {
        if (!left) { agent.destroy(); return child.send('stop'); }
        http.get({ port, host: '127.0.0.1', agent }, (response) => {
          response.setEncoding('utf8');
          response.on('data', (text) => console.log(text));
          response.on('end', () => setImmediate(ask, left - 1));
        });
      };
      ask(3);
    });
  });
  child.on('exit', (code) => console.log('exit', code));
});
