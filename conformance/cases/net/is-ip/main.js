// what is an IP address
const net = require('net');
const texts = ['127.0.0.1', '::1', 'fe80::1%lo', '::ffff:1.2.3.4', '1.2.3', '01.2.3.4', '', ' 1.1.1.1', '[::1]', '256.1.1.1',
  '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '::', '1::2::3', ':::1', '1:2:3:4:5:6:7:8:9', '12345::', '::1.2.3', 'fe80::1%', '0.0.0.0',
  '1.2.3.4.5', 'localhost', '::1%a b', '1.2.3.4\n', 'FE80::ABCD'];
for (const text of texts) console.log(JSON.stringify(text), net.isIP(text), net.isIPv4(text), net.isIPv6(text));
for (const value of [null, undefined, 5, ['127.0.0.1'], true, {}]) console.log(net.isIP(value));
console.log(net.isIP(), net.isIPv4(), net.isIPv6());
