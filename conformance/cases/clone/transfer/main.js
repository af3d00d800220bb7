// What is transferred is empty afterwards, if the call succeeds
const bytes = (...items) => new Uint8Array(items).buffer;
const one = bytes(1, 2);
const { buffer } = structuredClone({ buffer: one }, { transfer: [one] });
console.log(buffer.byteLength, one.byteLength);
const aside = bytes(1, 2, 3);
console.log(structuredClone('text', { transfer: new Set([aside]) }), aside.byteLength);
const kept = bytes(1);
try {
  structuredClone({ kept, f() {} }, { transfer: [kept] });
} catch (error) {
  console.log(error.name, kept.byteLength);
}
for (const transfer of [[kept, kept], [kept, {}]]) {
  try {
    structuredClone(kept, { transfer });
  } catch (error) {
    console.log(error.name, error.code, error.message, kept.byteLength);
  }
}
