// After process.exit() an async 'exit' listener stops at its first await
process.on('exit', async () => {
  console.log('a');
  await null;
  console.log('never');
});
setTimeout(() => process.exit(2), 1);
