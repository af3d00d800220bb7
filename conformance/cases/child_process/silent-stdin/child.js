// The child of main.js
let text = '';
process.stdin.on('data', (data) => { text += data; });
process.stdin.on('end', () => console.log('read ' + JSON.stringify(text)));
