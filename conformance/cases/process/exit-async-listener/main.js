// An async 'exit' listener goes on past its awaits at a natural end, but timers never fire
process.on('exit', async () => {
  console.log('a');
  await null;
  console.log('b');
  await null;
  console.log('c');
  setTimeout(() => console.log('never'), 0);
});
