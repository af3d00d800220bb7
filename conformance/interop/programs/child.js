// The child: says hello, then does what the parent asks for. argv: the wire.
'use strict';
const { BIG, describe, valuesOf } = require('./lib.js');

const values = valuesOf(process.argv[2]);
let next = 0;
let ownWill = false;

const actions = {
  hello: ({ from }) => process.send({ heard: from }),
  big: ({ text }) => process.send({ same: text === BIG, text: BIG }),
  count: ({ n }) => process.send({ n, inOrder: n === next++ }),
  value: ({ name, value }) => process.send({ seen: describe(value), value: values[name] }),
  leave: ({ code }) => { ownWill = true; process.exitCode = code; process.disconnect(); },
  exit: ({ code }) => process.exit(code),
};

process.on('message', (message) => actions[message.do](message));
process.on('disconnect', () => { if (!ownWill) process.exitCode = 7; });
process.send({ hello: 'parent' });
