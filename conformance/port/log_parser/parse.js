const LINE = /^(?<time>\S+)\s+(?<level>[A-Z]+)\s+\[(\w+)\] (.*)$/;
const REQUEST = /(GET|POST) (\S+) (\d{3}) (\d+)ms/i;

function parseLine(line) {
  const match = LINE.exec(line);
  if (!match) return null;
  const { time, level } = match.groups;
  const entry = { time, level, service: match[3], text: match[4] };
  const request = entry.text.match(REQUEST);
  if (request) {
    const [, method, url, status, ms] = request;
    entry.request = { method, url, status: +status };
    entry.ms = parseInt(ms);
  }
  return entry;
}

process.on('message', (lines) => {
  const entries = [];
  let bad = 0;
  for (const line of lines) {
    const entry = parseLine(line);
    if (entry) entries.push(entry);
    else bad++;
  }
  process.send({ entries, bad });
});
