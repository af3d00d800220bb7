// The child of main.js
const trace = [];
process.on('disconnect', () => {});
setTimeout(() => process.once('message', (m) => trace.push('once ' + m)), 100);
setTimeout(() => process.on('message', (m) => trace.push('on ' + m)), 130);
setTimeout(() => process.send([...trace, 'end']), 160);
