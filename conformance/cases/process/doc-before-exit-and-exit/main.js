// 'beforeExit' and then 'exit', each with the code; nothing asynchronous runs after 'exit'
process.on('beforeExit', (code) => console.log('beforeExit', code));
process.on('exit', (code) => {
  console.log('exit', code);
  setTimeout(() => console.log('never run'), 0);
});
console.log('first');
