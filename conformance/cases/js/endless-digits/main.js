// More digits than a number has, the infinities and NaN, where a number, an index or a length is wanted.
const nines = '9'.repeat(5000);
const tries = {
  parseInt: () => parseInt(nines), parseInt16: () => parseInt('f'.repeat(2000), 16), parseInt36: () => parseInt('z'.repeat(500), 36), parseInt7: () => parseInt('6'.repeat(6000), 7),
  Number: () => Number(nines), hex: () => Number('0x' + 'f'.repeat(1000)), plus: () => +nines, float: () => parseFloat(nines), floatE: () => parseFloat('1e' + nines), num: () => Number('1e-' + nines),
  json: () => JSON.parse(nines), jsonE: () => JSON.parse('[1e' + nines + ']'), jsonNeg: () => JSON.parse('-' + nines),
  big: () => String(BigInt(nines)).length, bigMath: () => (BigInt(nines) * 2n).toString().length, bigHex: () => BigInt(nines).toString(16).length, bigJson: () => `${10n ** 5000n}`.length, bigNum: () => Number(10n ** 400n), bigLocale: () => (10n**20n).toLocaleString('en-US'),
  date: () => new Date(nines).getTime(), dateIso: () => Date.parse('2020-01-01T00:00:00.' + nines + 'Z'), dateArg: () => new Date(Infinity).getTime(), dateBig: () => new Date(8.64e15 + 1).getTime(), dateYear: () => new Date(1e300, 1).getTime(), setTime: () => new Date(0).setFullYear(Infinity),
  index: () => [1, 2][nines], at: () => [1, 2].at(Infinity), slice: () => [1, 2].slice(-Infinity, Infinity), repeat: () => 'x'.repeat(Infinity), pad: () => 'x'.padStart(NaN), char: () => 'abc'.charAt(Infinity), charCode: () => 'abc'.charCodeAt(-Infinity), sub: () => 'abc'.substring(NaN, Infinity), fix: () => (1e21).toFixed(2), fixInf: () => (5).toFixed(Infinity), prec: () => (5).toPrecision(NaN), rad: () => (5).toString(Infinity), expo: () => (1/0).toExponential(2),
  fromCode: () => String.fromCharCode(Infinity, NaN, -1).length, code: () => String.fromCodePoint(65.5), arr: () => new Array(Infinity), setLength: () => { const a = []; a.length = NaN; }, fill: () => [1, 2, 3].fill(0, -Infinity, 1), splice: () => [1, 2, 3].splice(-Infinity, Infinity), flat: () => [1, [2, [3]]].flat(Infinity), idx: () => [1, 2].indexOf(1, Infinity), lastIdx: () => [1, 2].lastIndexOf(1, -Infinity), copy: () => [1, 2, 3].copyWithin(Infinity, 0), wth: () => [1].with(Infinity, 2),
  bufSlice: () => Buffer.from('abc').slice(-Infinity, NaN), bufWrite: () => Buffer.alloc(4).writeInt32LE(Infinity), bufWriteF: () => Buffer.alloc(4).writeFloatLE(1e300), u8: () => new Uint8Array([Infinity, NaN, 300, -1]), u8len: () => new Uint8Array(Infinity), i32: () => new Int32Array([1e20, 2 ** 31]),
  shift: () => 1 << Infinity, or: () => Infinity | 0, not: () => ~NaN, ushift: () => -1 >>> Infinity, mod: () => Infinity % 5, modz: () => 5 % 0, powNeg: () => (-8) ** (1 / 3), round: () => Math.round(-Infinity), trunc: () => Math.trunc(NaN), hypot: () => Math.hypot(Infinity, NaN), max: () => Math.max(), fround: () => Math.fround(1e300), clz: () => Math.clz32(Infinity), imul: () => Math.imul(Infinity, 5), sign: () => Object.is(Math.sign(-0), -0),
  set: () => setTimeout(() => {}, Infinity).hasRef(), tmo: () => AbortSignal.timeout(Infinity), mark: () => structuredClone([Infinity, NaN, -0]), locale: () => (1e300).toLocaleString('en-US').length, localeInf: () => Infinity.toLocaleString(), intl: () => (1.5).toLocaleString('en-US', { maximumFractionDigits: Infinity }), reg: () => /\9/.test('9'), bigref: () => new RegExp('\\' + '9'.repeat(50)).test('9'), quant: () => new RegExp('a{1,' + nines + '}').test('aa'),
};
for (const [name, f] of Object.entries(tries)) { try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message.slice(0, 90)); } }
for (const d of ['1/1/20200000000 GMT', '99999999999999', '1 January 00000000002020 GMT', 'Jan 1 2020 10:00:0000000000001 GMT', '2020-01-01T00:00:00.1234567890123Z', '2020-01-01T00:00:00.Z', '12345678901 Jan', '000000000000002020 GMT']) console.log(d, new Date(d).getTime());
for (const r of ['(a)\\1000000', '\\99999999999999999999', '(a)\\10']) { try { console.log(new RegExp(r).test('aa')); } catch (e) { console.log(e.message); } }
for (const n of [Infinity, 2 ** 53, -1, NaN]) {
  for (const make of [() => new Uint8Array(n), () => new ArrayBuffer(n), () => new Float64Array(n)]) {
    try { console.log(make().byteLength); } catch (e) { console.log(e.name, e.message); }
  }
}
