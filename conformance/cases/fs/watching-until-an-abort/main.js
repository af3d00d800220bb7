// fs.promises.watch: an abort ends the loop at once, whatever has happened already
const fs = require('fs');
const os = require('os');
const path = require('path');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
(async () => {
  const controller = new AbortController();
  const changes = fs.promises.watch(root, { signal: controller.signal });
  setTimeout(() => fs.writeFileSync(path.join(root, 'a'), 'text'), 20);
  try {
    for await (const { eventType, filename } of changes) {
      console.log(eventType, filename);
      controller.abort();
    }
  } catch (err) {
    console.log(err.name, err.code);
  }
  try { fs.watch(path.join(root, 'none')); } catch (err) { console.log(err.code, err.syscall, path.basename(err.filename)); }
  try { for await (const change of fs.promises.watch(path.join(root, 'none'))) console.log(change); } catch (err) { console.log(err.code, err.syscall); }
  fs.rmSync(root, { recursive: true });
})();
