const { fork } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const text = fs.readFileSync(path.join(__dirname, 'poem.txt'), 'utf-8');
const lines = text.split(os.EOL).filter(Boolean);
const half = Math.floor(lines.length / 2);
const chunks = [lines.slice(0, half), lines.slice(half)];

const counts = new Map();
let pending = chunks.length;

for (const chunk of chunks) {
  const mapper = fork(path.join(__dirname, 'mapper.js'));
  mapper.on('message', (partial) => {
    for (const [word, n] of Object.entries(partial)) {
      counts.set(word, (counts.get(word) || 0) + n);
    }
    mapper.send({ type: 'exit' });
  });
  mapper.on('exit', () => {
    if (--pending > 0) return;
    const top = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 5);
    top.forEach(([word, n], i) => console.log(`${i + 1}. ${word}\t${n}`));
    const out = path.join(os.tmpdir(), `count-${process.pid}.json`);
    fs.writeFileSync(out, JSON.stringify(Object.fromEntries(top), null, 2));
    console.log(fs.existsSync(out), fs.readFileSync(out).length, path.extname(out));
    fs.unlinkSync(out);
    console.log(fs.existsSync(out), counts.size, counts.has('nothing'));
  });
  mapper.send({ type: 'map', lines: chunk });
}
