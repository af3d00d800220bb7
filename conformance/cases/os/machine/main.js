// What the machine is: kinds of the answers, and those that environment variables decide.
const os = require('os');

const kinds = (value) => Array.isArray(value) ? value.map(kinds)
  : typeof value === 'object' ? Object.entries(value).map(([key, one]) => [key, kinds(one)]) : typeof value;

console.log(kinds(os.cpus()[0]), os.cpus().length >= os.availableParallelism(), os.availableParallelism() > 0);
console.log(kinds(os.userInfo()), os.userInfo().uid === process.getuid(), Buffer.isBuffer(os.userInfo({ encoding: 'buffer' }).shell));
console.log(kinds(os.loadavg()), os.uptime() > 1, os.totalmem() > os.freemem(), os.freemem() > 1e6);
console.log(os.type(), os.platform() === process.platform, os.arch() === process.arch, os.endianness(), JSON.stringify(os.EOL), os.devNull);
console.log(typeof os.hostname(), typeof os.release(), typeof os.version(), typeof os.machine());
const { address, netmask, family, mac, internal, cidr } = os.networkInterfaces().lo[0];
console.log(address, netmask, family, mac, internal, cidr);
for (const value of ['/x/', '/', '', '/a//', 'relative/']) {
  process.env.TMPDIR = value;
  console.log(os.tmpdir());
}
delete process.env.TMPDIR;
process.env.TMP = '/tmp/of/tmp';
process.env.TEMP = '/tmp/of/temp';
console.log(os.tmpdir());
delete process.env.TMP;
console.log(os.tmpdir());
process.env.HOME = '/home/x';
console.log(os.homedir());
process.env.HOME = '';
console.log(JSON.stringify(os.homedir()));
delete process.env.HOME;
console.log(os.homedir() === os.userInfo().homedir);
console.log(require('util').inspect(os.userInfo()).split('{')[0], os.cpus().every((one) => Number.isInteger(one.speed)));
