// What a port may be.
const dns = require('dns');
for (const port of ['²', '0x50', 80.0, '80', ' 80 ', '', 80.5, -1, 65536, null, true, '8e1', '1_0', [80], '８０']) {
  try {
    dns.promises.lookupService('127.0.0.1', port).catch(() => {});
    console.log(port, 'is one');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
