// What a server is, and what its options are refused for.
const http = require('node:http');
const net = require('node:net');

const server = http.createServer();
console.log(server instanceof net.Server, server.listening, server.listenerCount('request'), server.listenerCount('connection'));
for (const name of ['timeout', 'requestTimeout', 'headersTimeout', 'keepAliveTimeout', 'keepAliveTimeoutBuffer', 'connectionsCheckingInterval', 'maxHeadersCount',
  'maxRequestsPerSocket', 'maxHeaderSize', 'requireHostHeader', 'joinDuplicateHeaders', 'rejectNonStandardBodyWrites', 'httpAllowHalfOpen', 'allowHalfOpen', 'noDelay', 'insecureHTTPParser']) console.log(name, server[name]);
console.log(http.maxHeaderSize, http.METHODS.length, http.METHODS.join(), Object.keys(http.STATUS_CODES).length);
for (const code of [100, 200, 204, 302, 304, 400, 404, 418, 431, 500, 511]) console.log(code, http.STATUS_CODES[code]);
console.log(server.setTimeout(5) === server, server.timeout, server.closeAllConnections(), server.closeIdleConnections());
const tries = ['x', 5, true, { requestTimeout: -1 }, { requestTimeout: 'x' }, { headersTimeout: 1.5 }, { headersTimeout: 20, requestTimeout: 10 }, { keepAliveTimeout: 'x' },
  { connectionsCheckingInterval: -1 }, { maxHeaderSize: 'x' }, { insecureHTTPParser: 1 }, { httpValidation: 'x' }, { httpValidation: 'strict', insecureHTTPParser: true },
  { requireHostHeader: 1 }, { joinDuplicateHeaders: 1 }, { rejectNonStandardBodyWrites: 1 }, { shouldUpgradeCallback: 1 }, { keepAliveInitialDelay: 'x' }, { highWaterMark: 'x' }, null, undefined, {}];
for (const options of tries) {
  try { http.createServer(options); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
class Request extends http.IncomingMessage { get shout() { return this.url.toUpperCase(); } }
class Response extends http.ServerResponse { say(text) { this.setHeader('X-Said', text); this.end(text); } }
const own = http.createServer({ IncomingMessage: Request, ServerResponse: Response, joinDuplicateHeaders: true, requireHostHeader: false, rejectNonStandardBodyWrites: true, uniqueHeaders: ['x-a'] }, (q, r) => {
  console.log(q instanceof Request, r instanceof Response, q.shout, q.headers.age);
  r.setHeader('X-A', [1, 2]);
  if (q.method === 'HEAD') { try { r.write('x'); } catch (e) { console.log(e.code, e.message); } r.end(); } else r.say('hello');
}).listen(0, '127.0.0.1', () => {
  const ask = (text, then) => { let got = ''; const s = net.connect(own.address().port, '127.0.0.1'); s.on('data', (d) => { got += d; }).on('close', () => { console.log(JSON.stringify(got.replace(/Date: .{25} GMT/, 'Date: NOW'))); then(); }); s.write(text); };
  ask('GET /own HTTP/1.1\r\nAge: 1\r\nAge: 2\r\nConnection: close\r\n\r\n', () => ask('HEAD /own HTTP/1.1\r\nConnection: close\r\n\r\n', () => own.close()));
});
