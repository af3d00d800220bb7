// An unknown signal name is an ordinary event
process.on('SIGXYZ', (...a) => console.log('SIGXYZ', a));
process.on('SIGTERM', (...a) => console.log('SIGTERM', a));
console.log(process.emit('SIGXYZ', 1), process.emit('SIGTERM', 'by hand'), process.emit('SIGNONE'));
