// The child of main.js
try {
  throw Object.assign(new Error('went wrong'), { code: 'E_CASE' });
} catch (e) {
  process.send({ message: e.message, code: e.code }, () => process.exit(2));
}
