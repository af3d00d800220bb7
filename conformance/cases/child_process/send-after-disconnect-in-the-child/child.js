// The child of main.js
process.disconnect();
console.log(process.connected, process.channel, typeof process.send);
console.log(process.send('a', (e) => console.log('callback', e.code)));
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => { console.log(process.send('b')); setTimeout(() => console.log('never'), 500); }, 1);
