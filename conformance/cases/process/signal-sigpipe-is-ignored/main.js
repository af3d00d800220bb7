// SIGPIPE without a listener does nothing, with one it is delivered
process.kill(process.pid, 'SIGPIPE');
console.log('alive');
process.on('SIGPIPE', (...a) => { console.log(a); clearTimeout(t); });
process.kill(process.pid, 'SIGPIPE');
const t = setTimeout(() => {}, 5000);
