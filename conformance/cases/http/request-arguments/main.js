// What a request is refused for, before anything is sent.
const http = require('node:http');

const calls = {
  url: () => http.get('nowhere'),
  'empty url': () => http.get(''),
  protocol: () => http.get('https://localhost/'),
  'protocol option': () => http.get({ protocol: 'ftp:' }),
  path: () => http.get({ path: '/a b' }),
  'path line end': () => http.get({ path: '/a\r\nX: 1' }),
  'path unicode': () => http.get({ path: '/\u20ac' }),
  method: () => http.request({ method: 'G T' }),
  'method type': () => http.request({ method: 5 }),
  host: () => http.request({ host: 5 }),
  hostname: () => http.request({ hostname: true }),
  agent: () => http.request({ agent: 5 }),
  'agent object': () => http.request({ agent: {} }),
  timeout: () => http.request({ timeout: 'x' }),
  'timeout below': () => http.request({ timeout: -1 }),
  maxHeaderSize: () => http.request({ maxHeaderSize: -1 }),
  insecure: () => http.request({ insecureHTTPParser: 1 }),
  validation: () => http.request({ httpValidation: 'x' }),
  join: () => http.request({ joinDuplicateHeaders: 1 }),
  header: () => http.request({ headers: { 'a b': 1 } }),
  'header value': () => http.request({ headers: { a: 'x\n' } }),
  'header undefined': () => http.request({ headers: { a: undefined } }),
  'header list': () => http.request({ headers: ['a'] }),
  port: () => http.get({ port: 70000 }),
};
for (const name in calls) {
  try { calls[name]().on('error', (e) => console.log('later', name, e.code)).destroy(); console.log(name, 'no error'); } catch (e) { console.log(name, e.name, e.code, e.message); }
}
