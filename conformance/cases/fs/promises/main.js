// fs/promises: results, rejections, FileHandle.
const { constants } = require('fs');
const fs = require('fs/promises');
const os = require('os');
const path = require('path');

(async () => {
  const root = await fs.mkdtemp(path.join(os.tmpdir(), 'case-'));
  const at = (name) => path.join(root, name);
  const attempt = async (label, run) => {
    try {
      console.log(label, await run());
    } catch (error) {
      console.log(label, error.code, error.syscall, error.message.replaceAll(root, 'ROOT'));
    }
  };
  await attempt('writeFile', () => fs.writeFile(at('a'), 'one\ntwo\n'));
  await attempt('appendFile', () => fs.appendFile(at('a'), 'three'));
  await attempt('readFile', () => fs.readFile(at('a'), 'utf8'));
  await attempt('readFile', async () => (await fs.readFile(at('a'))).length);
  await attempt('readFile', () => fs.readFile(at('none')));
  await attempt('access', () => fs.access(at('a'), constants.R_OK));
  await attempt('access', () => fs.access(at('none')));
  await attempt('mkdir', async () => (await fs.mkdir(at('d/e'), { recursive: true })).slice(root.length));
  await attempt('mkdir', () => fs.mkdir(at('d')));
  await attempt('readdir', () => fs.readdir(root));
  await attempt('readdir', async () => (await fs.readdir(root, { withFileTypes: true })).map((one) => [one.name, one.isDirectory()]));
  await attempt('stat', async () => (await fs.stat(at('a'))).size);
  await attempt('stat', () => fs.stat(at('none')));
  await attempt('rename', () => fs.rename(at('a'), at('b')));
  await attempt('copyFile', () => fs.copyFile(at('b'), at('c')));
  await attempt('cp', () => fs.cp(at('d'), at('f'), { recursive: true }));
  await attempt('cp', () => fs.cp(at('none'), at('g')));
  await attempt('unlink', () => fs.unlink(at('c')));
  await attempt('unlink', () => fs.unlink(at('c')));
  await attempt('rm', () => fs.rm(at('d')));
  await attempt('rmdir', () => fs.rmdir(at('d')));
  await attempt('utimes', () => fs.utimes(at('b'), 1, 2));
  await attempt('open', () => fs.open(at('none')));

  const handle = await fs.open(at('h'), 'w+');
  console.log(typeof handle.fd, (await handle.write('text')).bytesWritten, (await handle.write(Buffer.from('TE'), 0, 2, 0)).bytesWritten);
  const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(10), position: 0 });
  console.log(bytesRead, buffer.toString('utf8', 0, bytesRead), (await handle.stat()).size);
  await handle.truncate(2);
  await handle.sync();
  console.log(await handle.close(), handle.fd, await handle.close());
  await attempt('read', () => handle.readFile());
  const lines = [];
  const file = await fs.open(at('b'));
  for await (const line of file.readLines()) lines.push(line);
  console.log(lines);
  for await (const entry of await fs.opendir(at('f'))) console.log(entry.name, entry.isDirectory());
  const controller = new AbortController();
  controller.abort();
  await attempt('aborted', () => fs.readFile(at('b'), { signal: controller.signal }));
  console.log(await fs.rm(root, { recursive: true }), fs.constants === constants, require('fs').promises === fs);
})();
