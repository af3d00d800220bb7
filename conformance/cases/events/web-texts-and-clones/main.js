// String() of events, targets and signals; structuredClone of them; how a DOMException is shown.
'use strict';
const util = require('util');
const values = [new Event('x'), new CustomEvent('y'), new EventTarget(), new AbortController().signal, new AbortController()];
for (const value of values) {
  console.log(String(value), util.inspect(structuredClone(value)));
}
class Own extends Event {}
console.log(`${new Own('z')}`);
for (const name of ['AbortError', 'Error', 'Whatever', 'OtherError', 'ErrorOther']) {
  console.log(util.inspect(new DOMException('text', name)).split('\n')[0]);
}
