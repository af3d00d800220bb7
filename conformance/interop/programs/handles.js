// The parent of handles: passes a server, a connection or a datagram socket to the child, and gets one of its; a line per check, [name, problem].
// argv: the order {command, module, how, wire}.
'use strict';
const dgram = require('dgram');
const net = require('net');
const { spawn } = require('child_process');

const order = JSON.parse(process.argv[2]);
const what = order.how.split(' ')[0];
const report = (name, problem = null) => console.log(JSON.stringify([name, problem || null]));
const [file, ...before] = order.command;
const child = spawn(file, [...before, order.module, what], { serialization: order.wire, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const waiting = {};
const late = setTimeout(() => { report(Object.keys(waiting).join(), 'nothing came'); child.kill('SIGKILL'); process.exit(0); }, 15000);

const early = {}; // what came before it was waited for
child.on('message', (message, handle) => {
  const take = waiting[message.say] || ((said) => { early[message.say] = said; });
  delete waiting[message.say];
  take([message, handle]);
});
const heard = (say) => new Promise((resolve) => { if (early[say]) resolve(early[say]); else waiting[say] = resolve; });
const ask = (port) => new Promise((resolve) => {
  if (what === 'datagram') {
    const socket = dgram.createSocket('udp4', (m) => { socket.close(); resolve(m.toString()); });
    socket.send('question', port, '127.0.0.1');
    return;
  }
  let text = '';
  net.connect(port, '127.0.0.1').on('data', (x) => { text += x; }).on('error', (e) => resolve(e.code)).on('close', () => resolve(text));
});

async function there() {
  if (what === 'datagram') {
    const socket = dgram.createSocket('udp4');
    await new Promise((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const { port } = socket.address();
    child.send({ take: 1 }, socket);
    await heard('taken');
    socket.close();
    const answer = await ask(port);
    return answer === 'child' ? null : `heard ${answer}`;
  }
  const server = net.createServer((socket) => (what === 'socket' ? child.send({ take: 1 }, socket) : socket.end('parent')));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  if (what === 'server') {
    child.send({ take: 1 }, server);
    await heard('taken');
    server.close();
  }
  const answer = await ask(port);
  if (what === 'socket') server.close();
  return answer === 'child' ? null : `heard ${answer}`;
}

async function back() {
  child.send({ settle: 1 }); // Deno loses a handle that arrives in one read with a message before it
  await heard('settled');
  child.send({ give: 1 });
  const [message, handle] = await heard('given');
  if (!handle) return 'it came without a handle';
  let answer;
  if (what !== 'socket') {
    handle.on('connection', (socket) => socket.end('parent'));
    handle.on('message', (m, { port, address }) => handle.send('parent', port, address));
    await heard('closed');
    answer = await ask(message.port);
    handle.close();
  } else {
    handle.end('parent');
    [{ answer }] = await heard('heard');
  }
  return answer === 'parent' ? null : `heard ${answer}`;
}

(async () => {
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal || code)));
  await heard('ready');
  report('there', await there());
  report('back', await back());
  child.send({ leave: 1 });
  const how = await ended;
  report('end', how === 0 ? null : `ended with ${how}`);
  clearTimeout(late);
})();
