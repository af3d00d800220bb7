// SocketAddress: what it takes, what it refuses, and the addresses it finds in texts
const { SocketAddress } = require('net');
const show = (a) => console.log(a === undefined ? a : [a.address, a.port, a.family, a.flowlabel]);
for (const options of [
  undefined, {}, { port: 80 }, { address: '1.2.3.4', port: '443' }, { family: 'ipv6' }, { family: 'IPv6', address: 'FE80::0:1', flowlabel: 5 }, { flowlabel: 5 },
  { address: '::ffff:1.2.3.4', family: 'ipv6' }, { address: 'fe80::1%lo', family: 'ipv6' },
  null, 1, [], { address: 5 }, { address: 'x' }, { address: '' }, { address: '1.2.3' }, { address: '1.2.3.4', family: 'ipv6' }, { family: 'x' }, { family: 4 },
  { port: -1 }, { port: 70000 }, { port: 'x' }, { port: 1.5 }, { flowlabel: -1 }, { flowlabel: 'a' }, { flowlabel: 1.5, family: 'ipv6' },
]) {
  try { show(new SocketAddress(options)); } catch (e) { console.log(e.name, e.code, e.message); }
}
for (const text of [
  '1.2.3.4', '1.2.3.4:81', '1.2.3.4:80', '[::1]', '[::1]:8080', '::1', 'localhost', '1.2.3.4:99999', '', '1.2.3.4:', '0x7f.1:8', 'user@1.2.3.4:5', '1.2.3.4:5/x',
  '1.2.3.4:5?x', ' 1.2.3.4', '256.1.1.1', '[fe80::1%lo]:1', '1.2.3.4:82#q', '[::ffff:1.2.3.4]:5', '[FE80::0:1]:7',
]) show(SocketAddress.parse(text));
try { SocketAddress.parse(5); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(SocketAddress.isSocketAddress(new SocketAddress()), SocketAddress.isSocketAddress({}), JSON.stringify(new SocketAddress({ port: 9 })));
