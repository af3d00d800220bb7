// The child of main.js
process.channel.ref();
process.send('staying');
