// watch tells of names in a directory, watchFile of a file that is written; both keep the program alive.
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
const file = path.join(root, 'file');
const seen = new Set();
const watcher = fs.watch(root, (kind, name) => {
  seen.add(`${kind} ${name}`);
  if (seen.size === 2) watcher.close();
});
watcher.on('close', () => {
  console.log([...seen].sort());
  fs.watchFile(file, { interval: 20 }, (now, before) => {
    console.log(now.size, before.size, now.isFile(), now.mtimeMs > before.mtimeMs);
    fs.unwatchFile(file);
    fs.watchFile(path.join(root, 'none'), { interval: 20 }, (now, before) => {
      console.log(now.size, before.size, now.mtimeMs, now.isFile());
      fs.unwatchFile(path.join(root, 'none'));
      fs.rmSync(root, { recursive: true });
    });
  });

  setTimeout(() => fs.appendFileSync(file, 'xy'), 300);
});
fs.writeFileSync(file, 'x');
fs.watch(root, { persistent: false });
