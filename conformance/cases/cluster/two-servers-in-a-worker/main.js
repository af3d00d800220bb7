// One worker, http at one port and an administration over net at another; `close` of the one leaves the other.
const cluster = require('cluster');
const http = require('http');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const worker = cluster.fork();
const ports = [];
worker.on('listening', ({ port }) => { ports.push(port); if (ports.length === 2) begin(); });
worker.on('exit', (code) => console.log('exit', code, worker.exitedAfterDisconnect));
function begin() {
  http.get({ port: ports[0], agent: false }, (response) => {
    response.resume();
    response.on('end', () => {
      const admin = net.connect(ports[1]);
      admin.setEncoding('utf8');
      admin.write('requests');
      admin.once('data', (text) => {
        console.log(text);
        admin.write('close');
        admin.once('data', (answer) => {
          console.log(answer);
          http.get({ port: ports[0], agent: false }).on('error', (error) => {
            console.log(error.code);
            admin.end('stop');
          });
        });
      });
    });
  });
}
