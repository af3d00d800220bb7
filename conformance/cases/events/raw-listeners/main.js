// rawListeners keeps the wrappers of once; calling one removes it and runs the function once
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = (x) => console.log('f', x);
e.on('x', f).once('x', f);
console.log(e.listeners('x').map((l) => l === f), e.rawListeners('x').map((l) => l === f));
const wrapper = e.rawListeners('x')[1];
console.log(wrapper.listener === f);
wrapper('by hand');
wrapper('again');
console.log(e.listenerCount('x'), e.rawListeners('zz'));
