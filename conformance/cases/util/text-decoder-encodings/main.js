// TextDecoder: the encodings of the web, their labels, what is no input
const encodings = 'ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic x-user-defined'.split(' ');
const all = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) all[byte] = byte;
for (const name of encodings) {
  const text = new TextDecoder(name).decode(all);
  console.log(name, text.length, text.slice(0, 128) === String.fromCharCode(...all.subarray(0, 128)), JSON.stringify([...text.slice(128)].map((one) => one.charCodeAt(0))));
}
for (const [name, bytes] of [['gbk', [0xc4, 0xe3]], ['gb18030', [0xc4, 0xe3]], ['big5', [0xa7, 0x41]], ['euc-jp', [0xa4, 0xa2]], ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42]], ['shift_jis', [0x82, 0xa0, 0x41]], ['euc-kr', [0xb0, 0xa1]], ['utf-16be', [0, 65]]]) {
  console.log(name, new TextDecoder(name).decode(new Uint8Array(bytes)));
}
console.log(['latin1', ' UTF8 ', 'l2', 'sjis', 'unicode', 'koi', 'cp1250', 'korean', 'ascii\n'].map((label) => new TextDecoder(label).encoding).join(' '));
for (const label of ['', 'nope', 'utf 8', null]) {
  try { new TextDecoder(label); } catch (err) { console.log(err.name, err.code, err.message); }
}
for (const value of [5, null, 'text', [1], {}, true]) {
  try { new TextDecoder('koi8-r').decode(value); } catch (err) { console.log(err.name, err.code, err.message); }
}
for (const options of [5, 'text', true]) {
  try { new TextDecoder('utf-8', options); } catch (err) { console.log(err.name, err.code, err.message); }
  try { new TextDecoder().decode(new Uint8Array(1), options); } catch (err) { console.log(err.name, err.code, err.message); }
}
try { new TextDecoder('windows-1253', { fatal: true }).decode(new Uint8Array([255])); } catch (err) { console.log(err.name, err.code, err.message); }
const decoder = new TextDecoder('shift_jis');
console.log(JSON.stringify([decoder.decode(new Uint8Array([0x82]), { stream: true }), decoder.decode(new Uint8Array([0xa0]))]));
