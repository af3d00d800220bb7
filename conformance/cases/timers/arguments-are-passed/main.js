// Extra arguments reach the callback of every kind of timer
setTimeout((...a) => console.log('timeout', a), 1, 'a', 1, null);
const interval = setInterval((...a) => { console.log('interval', a); clearInterval(interval); }, 15, { b: 2 });
setTimeout((...a) => console.log('late', a), 40);
setTimeout((first) => console.log('first', first), 60, 'only', 'dropped');
