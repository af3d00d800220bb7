// execFile() runs a program without a shell: nothing is expanded
const { execFile } = require('child_process');
execFile('echo', ['$HOME', '*', 'a  b'], (error, stdout, stderr) => console.log(error, JSON.stringify([stdout, stderr])));
