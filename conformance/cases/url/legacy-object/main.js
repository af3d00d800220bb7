// What url.parse makes is a Url: it says so where it is shown, and has methods that are not its own keys.
const url = require('url');

const parts = url.parse('http://a.b/c?d=1', true);
console.log(parts, parts instanceof url.Url, Object.keys(parts).length, JSON.stringify(parts));
console.log(new url.Url());
console.log(parts.format(), parts.resolve('/x?y'), parts.resolveObject('z').pathname);
console.log(url.format(url.parse('http://a/b')), url.resolveObject('http://a/b', 'c').href);
