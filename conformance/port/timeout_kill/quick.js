process.send('up');
setTimeout(() => process.send('quick answer'), 5);
setInterval(() => {}, 1000);
