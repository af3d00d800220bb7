// a slow reader stops the writer; 'drain', pause and resume; two megabytes arrive whole and in order
const net = require('net');
const crypto = { sum: (b, h) => { for (const x of b) h = (h * 31 + x) % 1000000007; return h; } };
const block = Buffer.from('0123456789abcdef'.repeat(4096));
const N = 32;
let sum = 0, got = 0;
const server = net.createServer((s) => {
  let left = N, waited = 0;
  const write = () => {
    while (left > 0) if (!s.write(block, () => { if (--calls === 0) console.log('all written'); }) & left-- > 0) { waited++; return s.once('drain', write); }
    s.end();
    console.log('ended', waited > 0, s.bytesWritten);
  };
  let calls = N;
  write();
  console.log('stopped', s.writableNeedDrain, s.writableLength > 0);
}).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1' });
  let pauses = 0;
  c.on('data', (x) => {
    got += x.length;
    sum = crypto.sum(x, sum);
    if (pauses < 5) { pauses++; c.pause(); console.log(c.isPaused()); setTimeout(() => c.resume(), 5); }
  });
  c.on('end', () => console.log('end', got, sum));
  c.on('close', () => server.close());
});
