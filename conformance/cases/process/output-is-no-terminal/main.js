// What standard output and error have not where they are no terminals.
const names = ['isTTY', 'columns', 'rows', 'getWindowSize', 'getColorDepth', 'hasColors', 'clearLine', 'clearScreenDown', 'cursorTo', 'moveCursor'];
for (const stream of [process.stdout, process.stderr]) console.log(names.map((name) => String(stream[name])).join());
try {
  process.stdout.clearLine(0);
} catch (error) {
  console.log(error.name, error.message);
}
