const { describe } = require('./lib/helpers');

process.on('message', ({ name, sizes, flag }) => {
  if (!sizes.length) return process.send({ error: 'no sizes' });
  const result = sizes.map((size) => ({ size, area: size ** 2 / 3, flag, none: null }));
  console.log('worker says', describe(name));
  process.send({ result });
});
