// JSON.parse: values, a reviver, and the text of every kind of error.
for (const text of ['1', '-0', '1.5e3', '"a\\u00e9\\n"', 'null', 'true', '[]', '{}', ' [1 , 2] ', '{"b":1,"a":{"c":[null]}}', '{"a":1,"a":2}', '{"__proto__":1}', '123456789012345678901', '"\\ud83d\\ude00"']) {
  console.log(JSON.parse(text));
}
console.log(JSON.parse('{"a":1,"b":[2,{"c":3}]}', (key, value) => (typeof value === 'number' ? value + 1 : value)));
console.log(JSON.parse('{"a":1,"b":2,"c":[1,2]}', (key, value) => (key === 'b' ? undefined : value)));
console.log(JSON.parse('{"when":"1970-01-01T00:00:00.000Z"}', (key, value) => (key === 'when' ? new Date(value) : value)));
const order = [];
JSON.parse('{"a":[1,2],"b":{"c":3}}', (key, value) => {
  order.push(key);
  return value;
});
console.log(order);
const wrong = ['', '{', '[', '[1,]', '{"a":}', '{a:1}', "{'a':1}", '{"a" 1}', '{"a":1,}', 'nul', 'undefined', '01', '1.', '"a', '"a\nb"', '"\\x"', '"\\u12"', '[1 2]', '1 2', 'tru', '-', '+1', 'NaN', '[1,2', '{"a":1', '\u0000', '{"a":1}}', '["long enough text to be cut somewhere in the middle of it", nope, "and more text after it, which is cut as well"]'];
for (const text of wrong) {
  try {
    console.log(JSON.parse(text));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
for (const value of [undefined, null, {}, [], 5, '5', true]) {
  try {
    console.log(JSON.parse(value));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
