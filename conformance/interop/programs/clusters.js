// The primary of a cluster of one worker; as clusters.py.
'use strict';
const cluster = require('node:cluster');
const net = require('node:net');

const order = JSON.parse(process.argv[2]);
const [file, ...before] = order.command;
process.execPath = file;
cluster.setupPrimary({ exec: order.module, execArgv: before, args: [], serialization: order.wire });
const worker = cluster.fork();
const answers = [];
const report = (name, problem = null) => console.log(JSON.stringify([name, problem]));

function ask(port) {
  if (answers.length === 3) {
    report('served', answers.every((answer) => answer === 'HELLO') ? null : `heard ${answers}`);
    worker.disconnect();
    return;
  }
  const socket = net.connect(port, '127.0.0.1', () => socket.write('hello'));
  socket.on('data', (data) => answers.push(`${data}`));
  socket.on('close', () => ask(port));
}

worker.on('online', () => report('online'));
worker.on('listening', ({ port }) => ask(port));
worker.on('exit', (code, signal) => report('end', code === 0 ? null : `ended with ${signal || code}`));
