// A server that has a child compute for each request, so that it answers others meanwhile; a request that is given up ends its child.
const http = require('http');
const { fork } = require('child_process');
const ended = [];
const server = http.createServer((request, response) => {
  if (request.url === '/') return response.end('still here');
  const child = fork(process.env.CHILD);
  child.on('message', (result) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(result));
  });
  child.on('exit', (code, signal) => {
    ended.push(`${code} ${signal}`);
    if (ended.length === 3) console.log('children ended:', ended.join(', '));
    if (response.writable && !response.writableEnded) { response.statusCode = 500; response.end('failed'); }
  });
  response.on('close', () => { if (!response.writableFinished) child.kill(); });
  child.send({ n: Number(request.url.slice(1)) });
});
const ask = (path, then) => http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false }, (response) => {
  let text = '';
  response.setEncoding('utf8').on('data', (data) => { text += data; }).on('end', () => then(response.statusCode, text));
});
server.listen(0, '127.0.0.1', () => {
  let given = 0;
  ask('/30', (status, text) => {
    console.log(status, text, 'others asked meanwhile:', given > 0);
    ask('/0', (status, text) => {
      console.log(status, text);
      const impatient = ask('/1000', () => {}).on('error', (error) => console.log(error.code));
      server.once('request', () => setTimeout(() => impatient.destroy(), 200));
      impatient.on('close', () => { server.close(); console.log('closed'); });
    });
  });
  const meanwhile = () => ask('/', (status, text) => { if (given++ === 0) console.log(status, text); });
  meanwhile();
});
