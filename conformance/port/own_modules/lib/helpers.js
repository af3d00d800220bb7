let calls = 0;

const describe = (value) => {
  if (Array.isArray(value)) return `[${value.map(describe).join('; ')}]`;
  if (value === null) return 'nothing';
  switch (typeof value) {
    case 'object':
      return Object.entries(value).map(([k, v]) => `${k}=${describe(v)}`).join(', ');
    case 'number':
      return value.toFixed(2);
    default:
      return String(value);
  }
};

module.exports = { describe, counter: () => ++calls };
