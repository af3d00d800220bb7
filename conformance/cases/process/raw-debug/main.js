// _rawDebug writes to stderr by itself, whatever has become of process.stderr and of ticks
process.nextTick = () => { throw new Error('no ticking'); };
process.stderr.write = () => { throw new Error('no writing'); };
console.log(process._rawDebug('I can still %s!', 'debug'));
