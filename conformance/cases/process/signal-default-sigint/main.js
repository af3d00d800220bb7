// SIGINT without a listener ends the process by that signal, without 'exit'
process.on('exit', () => console.log('never'));
setTimeout(() => process.kill(process.pid, 'SIGINT'), 1);
setTimeout(() => console.log('never'), 5000);
console.log('sync');
