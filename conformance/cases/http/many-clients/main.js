// Ten requests at once through one agent, with bodies both ways; nothing is mixed up.
const http = require('node:http');

let connections = 0;
const server = http.createServer((q, r) => {
  let body = '';
  q.setEncoding('utf8').on('data', (d) => { body += d; }).on('end', () => { r.setHeader('X-Path', q.url); r.write(body.slice(0, 5)); setTimeout(() => r.end(body.slice(5)), 5); });
}).on('connection', () => connections++).listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 3 });
  const results = [];
  for (let i = 0; i < 10; i++) {
    const q = http.request({ port: server.address().port, host: '127.0.0.1', path: `/${i}`, method: 'PUT', agent }, (r) => {
      let body = '';
      r.setEncoding('utf8').on('data', (d) => { body += d; }).on('end', () => {
        results[i] = `${r.headers['x-path']} ${body}`;
        if (results.filter(Boolean).length === 10) { console.log(results.join('\n')); console.log(connections); agent.destroy(); server.close(() => console.log('closed')); }
      });
    });
    q.write(`body ${i} `);
    setTimeout(() => q.end('\u20ac'.repeat(i)), i);
  }
});
