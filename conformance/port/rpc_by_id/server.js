class CodedError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const methods = {
  add(...numbers) {
    return numbers.reduce((a, b) => a + b, 0);
  },
  join: (list, separator) => list.join(separator),
  stats({ list }) {
    const sorted = [...list].sort((a, b) => a - b);
    return { min: sorted[0], max: sorted[sorted.length - 1], mean: sorted.reduce((a, b) => a + b) / sorted.length };
  },
  async divide(a, b) {
    if (b === 0) throw new CodedError('EDIV', 'division by zero');
    return a / b;
  },
};

process.on('message', async ({ id, method, params }) => {
  try {
    const fn = methods[method];
    if (!fn) throw new CodedError('ENOENT', `no method ${method}`);
    process.send({ id, result: await fn(...params) });
  } catch (error) {
    process.send({ id, error: { code: error.code, message: error.message } });
  }
});
