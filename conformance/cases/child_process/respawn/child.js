// The child of main.js
const attempt = Number(process.argv[2]);
process.send(attempt < 3 ? 'failing' : 'working', () => process.exit(attempt < 3 ? attempt : 0));
