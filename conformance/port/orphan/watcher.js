process.on('disconnect', () => {
  console.log('parent is gone, leaving');
  process.exit();
});

if (!process.connected) process.exit();
if (process.send) process.send('watching');

setInterval(() => {
  if (process.ppid === 1) process.exit();
}, 1000);
