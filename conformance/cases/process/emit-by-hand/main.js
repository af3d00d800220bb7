// Plain, symbol and signal events are emitted by hand like any other
const sym = Symbol('s');
process.on('normal', (data) => console.log('normal', data));
process.on(sym, (data) => console.log('symbol', data));
process.on('SIGPIPE', (data) => console.log('signal', data));
console.log(process.emit('normal', 'a'), process.emit(sym, 'b'), process.emit('SIGPIPE', 'c'), process.emit('none'));
console.log(Number.isNaN(process._eventsCount), process.eventNames().includes('normal'));
