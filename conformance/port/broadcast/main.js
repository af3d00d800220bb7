const { fork } = require('child_process');
const { EventEmitter } = require('events');

const hub = new EventEmitter();
const members = {};

const join = (name) => {
  const child = fork('member.js', [name], { cwd: __dirname });
  members[name] = child;
  child.on('message', (m) => hub.emit(m.type, name, m));
};

const broadcast = (message, { except } = {}) => {
  let count = 0;
  for (const name in members) {
    if (name === except) continue;
    members[name].send(message);
    count++;
  }
  return count;
};

const heard = [];
const names = ['ann', 'bob', 'cid'];

hub.on('hello', (name) => {
  heard.push(name);
  if (heard.length === names.length) {
    console.log('here:', heard.sort().join(', '));
    console.log('told', broadcast({ type: 'say', from: 'bob', text: 'Hi all' }, { except: 'bob' }));
  }
});

const acks = new Set();
hub.on('ack', (name, { text }) => {
  acks.add(`${name}: ${text}`);
  if (acks.size === 2) {
    [...acks].sort().forEach((ack) => console.log(ack));
    broadcast('bye');
  }
});

hub.on('left', (name) => {
  delete members[name];
  if (!Object.keys(members).length) console.log('everyone left');
});

names.forEach(join);
