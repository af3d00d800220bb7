// nextTick returns nothing, passes its arguments, and is ignored inside 'exit'
console.log(process.nextTick((...a) => console.log('tick', a), 1, 'two', null));
process.on('exit', () => console.log('exit', process.nextTick(() => console.log('never'))));
