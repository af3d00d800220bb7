// The child of main.js
const streams = [process.stdin, process.stdout, process.stderr];
process.send(streams.map((s) => [s.fd, Boolean(s.isTTY), Boolean(s.columns)]));
