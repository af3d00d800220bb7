// url.parse, url.format and url.resolve.
const url = require('url');

const texts = [
  'http://user:pa%20ss@Host.com:8080/p/a/t/h?query=string&x=%41#hash', 'https://example.com', 'http://example.com?x', '/a/b?c=d', '//host/path',
  'mailto:a@b.c', 'javascript:alert(1)', 'file:///etc/passwd', 'http://[::1]:3000/x', 'a/b c', '', '#only', '?q=1&q=2', 'HTTP://EXAMPLE.com/A B',
  'redis://:pw@localhost:6379/0', 'foo:bar', 'http://x.y/a\\b', 'localhost:3000', '  http://trim.me  ',
];
for (const text of texts) {
  try {
    console.log(text, Object.values(url.parse(text)), Object.values(url.parse(text, true, true)).map((one) => typeof one === 'object' && one ? { ...one } : one));
  } catch (error) {
    console.log(text, error.name, error.code, error.message);
  }
}
const objects = [
  {}, { protocol: 'http', host: 'a.com', pathname: 'x' }, { protocol: 'https:', hostname: 'b', port: 8, pathname: '/p?#', query: { a: 1, b: ['x', 'y'] } },
  { protocol: 'mailto', pathname: 'a@b' }, { hostname: '::1', slashes: true, auth: 'u:p w' }, { protocol: 'file', pathname: '/x' }, { search: 'a#b', hash: 'h' },
  { pathname: 'only' }, 'http://x/y z', { protocol: 'foo', slashes: true, host: 'h' },
];
for (const object of objects) console.log(url.format(object));
const links = [
  ['/one/two/three', 'four'], ['http://example.com/', '/one'], ['http://example.com/one', '/two'], ['http://a/b/c/d?q', '../e'], ['http://a/b', '//c/d'],
  ['http://a/b?x', '?y'], ['http://a/b', '#z'], ['http://a/b/', ''], ['http://a', 'https://b/c'],
];
for (const [from, to] of links) console.log(from, to, url.resolve(from, to));
for (const attempt of [() => url.parse(5), () => url.parse(), () => url.format(5), () => url.format(null), () => url.format()]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
