// Messages of objects over each wire: what arrives, there and back, and how it is read.
const { fork } = require('child_process');

const message = {
  type: 'job', list: [1, { deep: 'x' }], items: 'own', nothing: null, gone: undefined, when: new Date(0), map: new Map([['k', { v: 1 }]]),
  set: new Set([1, 2]), bytes: Buffer.from('hi'), nan: NaN, pattern: /a/g, error: new RangeError('out'), 5: 'five', text: 'é😀',
};
const wires = ['json', 'advanced'];
function next() {
  const serialization = wires.shift();
  if (serialization === undefined) return;
  const child = fork(process.env.CHILD, { serialization });
  child.on('message', (answer) => {
    if (answer.type !== 'back') {
      console.log(serialization, answer.facts.join(' | '));
      return;
    }
    const { list: [one, { deep }], missing = 'default', ...rest } = answer.message;
    console.log(one, deep, missing, Object.keys(rest).join(), answer.message.nothing, answer.message.gone, answer.nope?.x);
    console.log('gone' in answer.message, typeof answer.message.when, answer.message.map?.size, answer.message.set?.size, answer.message.nan, answer.message.items, answer.message[5], answer.message.text);
    child.disconnect();
  });
  child.on('exit', (code) => {
    console.log('exit', code);
    next();
  });
  child.send(message);
}
next();
