// Odd URLs, alone and relative to others, taken apart; parts of URLs that are set.
const { URL, pathToFileURL, fileURLToPath, urlToHttpOptions, domainToASCII, domainToUnicode, format } = require('url');

for (const [kind, ...args] of require('./inputs.json')) {
  try {
    if (kind === 'new') {
      const url = new URL(...args);
      console.log(args, url.href, url.origin, url.username, url.password, url.host, url.port, url.pathname, url.search, url.hash);
    } else {
      const url = new URL(args[0]);
      url[args[1]] = args[2];
      console.log(args, url.href);
    }
  } catch (error) {
    console.log(args, error.name, error.code, error.message, error.input, error.base);
  }
}
const url = new URL('https://user:pa%20ss@example.com:8443/a/b?x=1&y=2#top');
console.log(String(url), JSON.stringify(url), URL.canParse('a'), URL.canParse('a', 'http://b'));
console.log(url);
console.log({ nested: new URL('http://a') });
url.searchParams.append('z', 'ä &');
console.log(url.search, url.href);
url.search = '?q=1';
console.log(url.searchParams.get('q'), url.searchParams.get('x'));
console.log({ ...urlToHttpOptions(url) });
console.log(format(url, { fragment: false, search: false, auth: false }));
const attempts = [
  () => pathToFileURL('/a b/ü#?%.txt').href, () => pathToFileURL('/dir/').href, () => pathToFileURL(5),
  () => fileURLToPath('file:///a%20b/%C3%BC'), () => fileURLToPath(new URL('file:///x')), () => fileURLToPath('http://x'),
  () => fileURLToPath('file://host/x'), () => fileURLToPath('file:///a%2fb'), () => fileURLToPath(5), () => fileURLToPath('nope'),
  () => fileURLToPath('file:///C:/a/b', { windows: true }), () => fileURLToPath('file://server/share', { windows: true }),
  () => domainToASCII('español.com'), () => domainToUnicode('xn--espaol-zwa.com'), () => domainToASCII('xn--iñvalid.com'),
  () => new URL(), () => new URL('a', 'b'), () => { url.href = 'bad'; },
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
