// FileHandle: streams, lines and work under way share one descriptor, which is closed once
const fs = require('fs');
const promises = fs.promises;
const os = require('os');
const path = require('path');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'case-'));
const at = (name) => path.join(root, name);
fs.writeFileSync(at('a'), 'one\ntwo\r\nthree\vfour\n\nlast');
(async () => {
  let handle = await promises.open(at('a'));
  handle.on('close', () => console.log('close'));
  const lines = [];
  for await (const line of handle.readLines()) lines.push(line);
  console.log(JSON.stringify(lines), handle.fd, await handle.close());

  handle = await promises.open(at('a'));
  for await (const chunk of handle.createReadStream({ encoding: 'utf8', start: 4, end: 6 })) console.log(chunk);
  console.log(await handle.close(), handle.fd);

  handle = await promises.open(at('a'));
  const kept = handle.createReadStream({ autoClose: false });
  await new Promise((resolve) => kept.on('end', resolve).resume());
  console.log(handle.fd > 0, kept.destroyed);
  await handle.close();
  console.log(handle.fd);

  handle = await promises.open(at('b'), 'w');
  const writing = handle.createWriteStream();
  writing.write('x');
  writing.end('yz');
  await new Promise((resolve) => writing.on('close', resolve));
  console.log(handle.fd, fs.readFileSync(at('b'), 'utf8'));

  handle = await promises.open(at('a'));
  const reading = handle.readFile('utf8');
  const closing = handle.close();
  console.log((await reading).length, await closing, handle.fd);
  for (const method of ['appendFile', 'readFile', 'stat', 'sync', 'datasync', 'truncate']) {
    try { await handle[method]('x'); } catch (err) { console.log(method, err.code, err.syscall, err.message); }
  }

  handle = await promises.open(at('c'), 'w+');
  await promises.writeFile(handle, 'by handle');
  await promises.appendFile(handle, '!');
  console.log((await handle.writev([Buffer.from('ab'), Buffer.from('cd')])).bytesWritten, (await handle.readv([Buffer.alloc(3)], 1)).bytesRead);
  await handle.close();
  handle = await promises.open(at('c'));
  console.log(await promises.readFile(handle, 'utf8'));
  const unread = handle.createReadStream();
  console.log(await handle.close(), handle.fd, unread.destroyed);

  await promises.writeFile(at('d'), ['a', Buffer.from('b')]);
  await promises.writeFile(at('e'), fs.createReadStream(at('d')));
  await promises.appendFile(at('e'), (async function* () { yield 'c'; yield 'd'; })());
  console.log(fs.readFileSync(at('e'), 'utf8'));
  for (const what of [5, null, {}]) {
    for (const name of ['readFile', 'writeFile', 'appendFile']) {
      try { await promises[name](what, ''); } catch (err) { console.log(name, err.code, err.message); }
    }
  }
  fs.rmSync(root, { recursive: true });
})();
