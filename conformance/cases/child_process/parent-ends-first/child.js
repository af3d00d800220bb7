// The child of main.js
process.on('message', () => {});
process.on('disconnect', () => setTimeout(() => console.log('child goes on', process.connected), 30));
process.send('from the child');
