const cluster = require('cluster');
const http = require('http');

const WORKERS = 2;

if (cluster.isMaster) {
  let online = 0;
  for (let i = 0; i < WORKERS; i++) cluster.fork();

  cluster.on('online', () => online++);
  cluster.on('listening', (worker, address) => {
    if (++cluster.ready === WORKERS) ask(address.port, 4);
  });
  cluster.ready = 0;

  cluster.on('exit', (worker, code, signal) => {
    console.log(`worker exited: ${code} ${signal || ''}`.trim());
  });

  function ask(port, times) {
    const bodies = [];
    const one = () => {
      http.get({ port, path: '/item/' + bodies.length, agent: false }, (res) => {
        let body = '';
        res.setEncoding('utf8');
        res.on('data', (d) => { body += d; });
        res.on('end', () => {
          bodies.push(`${res.statusCode} ${res.headers['content-type']} ${body}`);
          if (bodies.length < times) return one();
          console.log(bodies.join('\n'));
          console.log('online', online);
          Object.values(cluster.workers).forEach((w) => w.disconnect());
        });
      });
    };
    one();
  }
} else {
  http.createServer((req, res) => {
    const [, kind, id] = req.url.split('/');
    if (id === '3') {
      res.writeHead(404, { 'Content-Type': 'text/plain' });
      return res.end('no such ' + kind);
    }
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ kind, id: Number(id), method: req.method }));
  }).listen(0);
}
