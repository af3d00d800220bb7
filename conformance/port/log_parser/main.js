const { fork } = require('child_process');

const LOG = `
2024-03-01T10:00:00Z INFO  [web] GET /index.html 200 12ms
2024-03-01T10:00:01Z WARN  [db] slow query: 1520ms
2024-03-01T10:00:02Z INFO  [web] GET /logo.png 304 2ms
2024-03-01T10:00:05Z ERROR [web] GET /broken 500 40ms
not a log line
2024-03-01T10:01:00Z INFO  [web] POST /form 201 33ms
`;

const parser = fork(require('path').resolve(__dirname, 'parse'));
parser.send(LOG.trim().split('\n'));
parser.on('message', ({ entries, bad }) => {
  const byLevel = entries.reduce((acc, { level }) => {
    acc[level] = (acc[level] || 0) + 1;
    return acc;
  }, {});
  console.log(byLevel);
  console.log(Object.entries(byLevel).sort(([, a], [, b]) => b - a).map(([k, v]) => k.padEnd(6, '.') + v).join(' '));

  const requests = entries.filter((e) => e.request);
  for (const { request: { method, url, status }, ms } of requests) {
    console.log(`${method.padStart(4)} ${url} -> ${status} (${ms} ms)`);
  }
  const times = requests.map((r) => r.ms);
  console.log('mean', (times.reduce((a, b) => a + b, 0) / times.length).toFixed(3), 'max', Math.max.apply(null, times));
  const first = new Date(entries[0].time), last = new Date(entries.at(-1).time);
  console.log('span', (last - first) / 1000, 's', last.toISOString(), first.getUTCHours());
  console.log('bad', bad);
  parser.kill('SIGTERM');
});
