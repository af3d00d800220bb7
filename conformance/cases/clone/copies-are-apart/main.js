// What is changed in the original is not changed in the copy
const original = { list: [1, { deep: [2] }], bytes: new Uint8Array([1, 2]).buffer, map: new Map([['k', [1]]]) };
const copy = structuredClone(original);
original.list[1].deep.push(3);
original.map.get('k').push(2);
original.added = true;
console.log(copy.list, copy.map, Object.keys(copy), copy.bytes.byteLength);
console.log(copy === original, copy.list === original.list, copy.bytes === original.bytes);
