class Plain {}
class Named { toString() { return 'named!'; } }
const keys = [new Plain(), new Named(), null, true, 1.5, 1e21, [1, [2, null, 'x']], new Set(), new Date(0), /x/i, Buffer.from('hi')];
for (const key of keys) process.send({ [key]: [{ [key]: key === null }] });
