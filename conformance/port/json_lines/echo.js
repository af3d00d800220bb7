let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (data) => {
  input += data;
  const lines = input.split('\n');
  input = lines.pop();
  lines.forEach((line) => {
    let message;
    try {
      message = JSON.parse(line);
    } catch (e) {
      process.stdout.write('garbage!\n');
      return;
    }
    message.keys = Object.keys(message).length;
    process.stdout.write(JSON.stringify(message) + '\n');
  });
});
process.stdin.on('end', () => process.exit(lineless()));
function lineless() {
  return input === '' ? 0 : 1;
}
