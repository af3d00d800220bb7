const { spawn } = require('child_process');

const child = spawn(process.execPath, [__dirname + '/echo.js'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});

let buffer = '';
const replies = [];

child.stdout.on('data', (chunk) => {
  buffer += chunk.toString();
  let index;
  while ((index = buffer.indexOf('\n')) !== -1) {
    const line = buffer.substring(0, index);
    buffer = buffer.slice(index + 1);
    if (!line) continue;
    try {
      const message = JSON.parse(line);
      replies.push(message);
    } catch (err) {
      console.log('bad line:', line, '-', err.name);
    }
  }
});

const write = (object) => child.stdin.write(JSON.stringify(object) + '\n');

write({ id: 1, list: [1, 2.5, 'three', null, true] });
write({ id: 2, nested: { a: { b: [] } }, when: new Date(0) });
child.stdin.write('not json\n');
write({ id: 3, skipped: undefined, nan: NaN });
child.stdin.end();

child.on('close', (code) => {
  for (const reply of replies) console.log(JSON.stringify(reply, null, 1).replace(/\n\s*/g, ' '));
  console.log('rest', JSON.stringify(buffer), 'code', code);
});
