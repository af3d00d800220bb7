import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const __dirname = path.dirname(fileURLToPath(import.meta.url));

function start(digits) {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'spigot.mjs'));
    child.once('message', resolve);
    child.once('error', reject);
    child.send({ digits });
  });
}

const [short, long] = await Promise.all([start(10), start(60)]);
console.log(short.text);
console.log(long.text.match(/.{1,20}/g).join('\n'));
console.log(long.text.startsWith(short.text.slice(0, 9)), typeof long.big);

const counts = {};
for (const digit of long.text.replace('.', '')) {
  counts[digit] = (counts[digit] ?? 0) + 1;
}
console.log(JSON.stringify(counts));
