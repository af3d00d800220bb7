// bind, call and apply as the names of methods of a program's own, beside those that functions have
const dgram = require('dgram');

class Binder {
  constructor() { this.bound = []; }
  bind(...names) { this.bound.push(...names); return this; }
  call() { return this.bound.length; }
  apply(f) { return f.call(this, 2); }
}
const binder = new Binder();
console.log(binder.bind() === binder, binder.bind('a', 'b').call(), binder.apply(function (n) { return this.bound.length * n; }));

function total(...numbers) { return numbers.reduce((a, b) => a + b, 0); }
const same = total.bind();
const three = total.bind(null, 1, 2);
console.log(same(1, 2), three(4), total.call(), (() => 5).bind()());

const given = (listener) => listener;
const socket = dgram.createSocket('udp4');
console.log(socket.bind() === socket);
socket.on('listening', () => {
  console.log('listening', socket.address().port > 0);
  socket.close();
  const other = dgram.createSocket('udp4');
  other.bind(0, '127.0.0.1', given(function () {
    console.log(this === other, this.address().address);
    this.close();
  }));
});
