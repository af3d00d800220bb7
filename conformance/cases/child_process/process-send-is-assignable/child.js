// The child of main.js
const send = process.send.bind(process);
process.send = (m) => send('wrapped ' + m);
process.send('hello');
process.send = send;
process.send('plain');
