// the look-up of a name: 'lookup' before the attempts; the end of a name that is nowhere
const net = require('net');
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const c = net.connect({ port, host: 'localhost', family: 4 });
  for (const event of ['lookup', 'connectionAttempt', 'connect', 'ready', 'end']) c.on(event, (...args) => console.log(event, ...args.map((x) => x === port ? 'PORT' : x)));
  console.log(c.connecting, c.readyState);
  c.resume().on('close', (bad) => {
    console.log('close', bad);
    const d = net.connect({ port, host: 'no.such.name.invalid' });
    d.on('lookup', (e, address, family, host) => console.log('lookup', e.syscall, address, family, host));
    d.on('error', (e) => console.log('error', e.name, e.syscall, e.hostname, /^getaddrinfo (ENOTFOUND|EAI_AGAIN) no.such.name.invalid$/.test(e.message), d.connecting, d.destroyed));
    d.on('close', (bad) => { console.log('close', bad); server.close(); });
    d.write('x', (e) => console.log('write', e.code));
  });
});
