// with pauseOnConnect nothing is read before the program says so
const net = require('net');
const server = net.createServer({ pauseOnConnect: true }, (s) => {
  console.log(s.isPaused(), s.readableFlowing, server.pauseOnConnect);
  s.on('data', (x) => console.log('data', x.toString()));
  setTimeout(() => {
    console.log('waited', s.bytesRead, s.readableLength);
    s.resume();
  }, 30);
  s.on('end', () => { console.log('end', s.bytesRead); server.close(); });
}).listen(0, '127.0.0.1', () => {
  net.connect(server.address().port, '127.0.0.1').end('early');
});
