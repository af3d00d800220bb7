// Heads before the head: 100, 102, 103 and others, and what is refused.
const http = require('node:http');

const tried = (what, call) => { try { console.log(what, call()); } catch (e) { console.log(what, e.name, e.code, e.message); } };
const server = http.createServer((q, r) => {
  r.writeContinue(() => console.log('continue cb'));
  r.writeProcessing();
  r.writeEarlyHints({ link: '</a.css>; rel=preload; as=style', 'x-trace': 'id' }, () => console.log('hints cb'));
  r.writeEarlyHints({ link: ['</a.css>; rel=preload', '</b.js>; rel=preload; as=script'] });
  r.writeEarlyHints({});
  r.writeEarlyHints({ link: [] });
  tried('link', () => r.writeEarlyHints({ link: 'bad' }));
  tried('hints', () => r.writeEarlyHints('x'));
  tried('99', () => r.writeInformation(99));
  tried('101', () => r.writeInformation(101));
  tried('type', () => r.writeInformation('x'));
  tried('token', () => r.writeInformation(110, { 'a b': 1 }));
  tried('odd', () => r.writeInformation(110, ['a']));
  r.writeInformation(110, ['A', 1, 'A', 2]);
  console.log(r.headersSent);
  r.end('done');
  tried('late', () => r.writeProcessing());
}).listen(0, '127.0.0.1', () => {
  const q = http.get({ port: server.address().port, agent: false }, (r) => r.resume().on('close', () => server.close(() => console.log('closed'))));
  q.on('continue', () => console.log('continue'));
  q.on('information', (i) => console.log('information', i.statusCode, i.statusMessage, i.httpVersion, JSON.stringify(i.headers), JSON.stringify(i.rawHeaders)));
  q.on('response', (r) => console.log('response', r.statusCode));
});
