// refresh() arms a timer again that has fired, from the moment of the call
let n = 0;
const t = setTimeout(() => console.log('fired', ++n), 1);
setTimeout(() => t.refresh(), 30);
setTimeout(() => console.log('between', n), 20);
process.on('exit', () => console.log('exit', n, t.hasRef(), t._destroyed));
