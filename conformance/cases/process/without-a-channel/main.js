// A process without a channel has no send, no disconnect and is not connected
console.log(process.send, process.disconnect, process.channel, Boolean(process.connected));
process.on('message', () => console.log('never'));
process.on('disconnect', () => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
