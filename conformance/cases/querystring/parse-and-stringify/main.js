// Queries to objects and back.
const querystring = require('querystring');

const texts = ['a=1&b=2&a=3', '', '&', '=', 'a', 'a=', '=b', 'a=b=c', 'a=%41%zz+x', 'a[]=1&a[]=2', 'ü=%C3%BC', '&&x&&', 'a=%E4', 'get=1&keys=2', '+a+=+b+'];
for (const text of texts) console.log(text, { ...querystring.parse(text) });
console.log({ ...querystring.parse('a:1;b:2', ';', ':') }, { ...querystring.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }) });
console.log({ ...querystring.parse('a=1', '&', '=', { decodeURIComponent: (text) => text + '!' }) }, { ...querystring.parse(5) }, { ...querystring.parse() });
const objects = [{ a: 1, b: 'x y', c: [1, 'z'], d: true, e: null, f: undefined, g: {}, h: NaN, i: '', j: [] }, {}, null, 'text', 5, { 'ä&': "~!*()'-._" }];
for (const object of objects) console.log(JSON.stringify(querystring.stringify(object)));
console.log(querystring.stringify({ a: 1, b: 2 }, ';', ':'), querystring.stringify({ a: 'x' }, null, null, { encodeURIComponent: (text) => `<${text}>` }));
console.log(querystring.escape('a b&c=é'), querystring.unescape('a%20b%zz'), querystring.escape(5), querystring.encode === querystring.stringify);
try {
  querystring.escape('\ud800');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
