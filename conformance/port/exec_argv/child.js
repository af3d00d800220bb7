const args = process.argv.slice(2);
const flags = {};
const rest = [];
for (const arg of args) {
  const match = arg.match(/^--(\w+)=(.*)$/);
  if (match) {
    const [, name, value] = match;
    flags[name] = value;
  } else rest.push(arg);
}
process.send({ execArgv: process.execArgv, flags, rest, mode: process.env.NODE_ENV });
process.exit(rest.length);
