// Dir: entries one by one, by callback, promise and loop, and nothing once it is closed
const fs = require('fs');
const os = require('os');
const path = require('path');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
fs.mkdirSync(path.join(root, 'y/z'), { recursive: true });
fs.writeFileSync(path.join(root, 'f'), '');
fs.writeFileSync(path.join(root, 'y/g'), '');
(async () => {
  const directory = fs.opendirSync(root);
  const names = [];
  for (let entry; (entry = directory.readSync());) names.push(entry.name);
  console.log(directory.path === root, names.sort().join(), directory.readSync(), directory.closeSync());
  for (const method of ['readSync', 'closeSync', 'read', 'close']) {
    try { await directory[method](); } catch (err) { console.log(method, err.name, err.code, err.message); }
  }
  const other = await fs.promises.opendir(root);
  const reading = other.read();
  console.log(reading instanceof Promise, ['f', 'y'].includes((await reading).name));
  await new Promise((resolve) => other.read((err, entry) => { console.log(err, typeof entry.name); other.close((err) => { console.log(err); resolve(); }); }));
  const all = [];
  const deep = fs.opendirSync(root, { recursive: true });
  for await (const entry of deep) all.push(path.relative(root, path.join(entry.parentPath, entry.name)));
  console.log(all.sort().join());
  try { deep.readSync(); } catch (err) { console.log(err.code); }
  const left = fs.opendirSync(root);
  for await (const entry of left) break;
  try { left.closeSync(); } catch (err) { console.log(err.code); }
  console.log(fs.realpathSync.native(root) === fs.realpathSync(root), typeof fs.realpath.native);
  try { fs.readvSync(1, 'x'); } catch (err) { console.log(err.code, err.message); }
  try { fs.opendirSync(root, { bufferSize: 0 }); } catch (err) { console.log(err.code, err.message); }
  console.log(fs.readdirSync(root, { withFileTypes: true }).map((entry) => [entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()].join()).join(' '));
  fs.rmSync(root, { recursive: true });
})();
