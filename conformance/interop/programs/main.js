// The parent: starts children one after the other and prints a line per check, [name, problem or null].
// argv: the order {command, module, how, wire, many}.
'use strict';
const { fork, spawn } = require('child_process');
const { BIG, describe, valuesOf } = require('./lib.js');

const order = JSON.parse(process.argv[2]);
const report = (name, problem = null) => console.log(JSON.stringify([name, problem || null]));

function start() {
  const { command: [file, ...before], module, how, wire } = order;
  const common = { serialization: wire, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] };
  if (how === 'spawn') return spawn(file, [...before, module, wire], common);
  return fork(module, [wire], { ...common, execPath: file, execArgv: before });
}

// A child whose messages are waited for one by one.
class Peer {
  constructor() {
    this.child = start();
    this.messages = [];
    this.waiting = null;
    this.gone = new Promise((resolve) => this.child.once('disconnect', resolve));
    this.ended = new Promise((resolve) => this.child.once('exit', (code, signal) => resolve(signal || code)));
    this.child.on('message', (message) => {
      if (this.waiting) this.waiting(message);
      else this.messages.push(message);
      this.waiting = null;
    });
    // A child that ends too early ends the program, which then lacks the lines of the checks that did not come about.
    this.ended.then((how) => { if (this.waiting) { report('alive', `the child ended with ${how}`); process.exit(0); } });
  }

  next() {
    return new Promise((resolve) => {
      if (this.messages.length) resolve(this.messages.shift());
      else this.waiting = resolve;
    });
  }

  ask(message) {
    const answer = this.next();
    this.child.send(message);
    return answer;
  }
}

async function hello(peer) {
  const first = await peer.next();
  const { heard } = await peer.ask({ do: 'hello', from: 'parent' });
  return first.hello === 'parent' && heard === 'parent' ? null : `${first.hello}, ${heard}`;
}

async function big(peer) {
  const { same, text } = await peer.ask({ do: 'big', text: BIG });
  return same && text === BIG ? null : `there ${same}, back ${text === BIG}`;
}

async function many(peer) {
  for (let n = 0; n < order.many; n++) peer.child.send({ do: 'count', n });
  for (let due = 0; due < order.many; due++) {
    const { n, inOrder } = await peer.next();
    if (n !== due || !inOrder) return `${n} instead of ${due}`;
  }
  return null;
}

async function values(peer) {
  const problems = [];
  for (const [name, value] of Object.entries(valuesOf(order.wire))) {
    const made = describe(value);
    const { seen, value: back } = await peer.ask({ do: 'value', name, value });
    if (seen !== made) problems.push(`${name} sent ${made}, seen ${seen}`);
    if (describe(back) !== made) problems.push(`${name} received ${describe(back)}, made ${made}`);
  }
  return problems.join('; ');
}

// How a child ends: what is done, and the exit code or signal that comes of it.
const ENDS = [
  ['parent disconnects', (child) => child.disconnect(), 7],
  ['child disconnects', (child) => child.send({ do: 'leave', code: 5 }), 5],
  ['child exits', (child) => child.send({ do: 'exit', code: 3 }), 3],
  ['killed', (child) => child.kill('SIGTERM'), 'SIGTERM'],
];

async function main() {
  for (const [name, end, expected] of ENDS) {
    const peer = new Peer();
    report(`hello, ${name}`, await hello(peer));
    if (expected === 7) for (const check of [big, many, values]) report(check.name, await check(peer));
    end(peer.child);
    await peer.gone;
    const found = await peer.ended;
    report(name, found === expected ? null : `ended with ${found} instead of ${expected}`);
  }
}

main();
