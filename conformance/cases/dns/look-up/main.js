// Addresses by the system's own look-up: with a callback, as a promise, and what is refused.
const dns = require('dns');
const { promisify } = require('util');

const refused = (act) => {
  try {
    act();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
const nothing = () => {};
refused(() => dns.lookup('x'));
refused(() => dns.lookup(5, nothing));
refused(() => dns.lookup('', nothing));
refused(() => dns.lookup(null, nothing));
refused(() => dns.lookup('x', 9, nothing));
refused(() => dns.lookup('x', 'y', nothing));
refused(() => dns.lookup('x', { family: 'IPv5' }, nothing));
refused(() => dns.lookup('x', { all: 1 }, nothing));
refused(() => dns.lookup('x', { verbatim: 1 }, nothing));
refused(() => dns.lookup('x', { order: 'z' }, nothing));
refused(() => dns.lookup('x', { hints: 1e9 }, nothing));
refused(() => dns.promises.lookup(7));
refused(() => dns.promises.lookup('x', { family: 3 }));
refused(() => dns.lookupService('x', 2, nothing));
refused(() => dns.lookupService('127.0.0.1', 99999, nothing));
refused(() => dns.lookupService('127.0.0.1', 80));
refused(() => dns.lookupService('127.0.0.1', 80, 5));
refused(() => dns.promises.lookupService('127.0.0.1'));
refused(() => dns.setDefaultResultOrder('x'));
console.log(dns.getDefaultResultOrder(), require('dns/promises') === dns.promises, dns.NOTFOUND, dns.promises.NODATA);
dns.setDefaultResultOrder('ipv4first');
console.log(dns.promises.getDefaultResultOrder());

async function main() {
  console.log(await dns.promises.lookup('127.0.0.1'));
  console.log(await dns.promises.lookup('::1', { all: true }));
  console.log(await dns.promises.lookup('localhost', 4));
  console.log(await promisify(dns.lookup)('localhost', { family: 'IPv4', all: true }));
  console.log(await dns.promises.lookupService('127.0.0.1', 80));
  await dns.promises.lookup('').catch((error) => console.log(error.code, error.message));
  await dns.promises.lookup('nothing.invalid').catch((error) => console.log(error.syscall, error.hostname));
  dns.lookup('127.0.0.1', (error, address, family) => {
    console.log(error, address, family);
    dns.lookupService('127.0.0.1', 22, (error, hostname, service) => console.log(error, hostname, service));
  });
}

main();
