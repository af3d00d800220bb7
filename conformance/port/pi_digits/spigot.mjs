function* pi() {
  let [q, r, t, k, n, l] = [1n, 0n, 1n, 1n, 3n, 3n];
  while (true) {
    if (4n * q + r - t < n * t) {
      yield n;
      const nr = 10n * (r - n * t);
      n = (10n * (3n * q + r)) / t - 10n * n;
      q *= 10n;
      r = nr;
    } else {
      const nr = (2n * q + r) * l;
      const nn = (q * (7n * k) + 2n + r * l) / (t * l);
      q *= k;
      t *= l;
      l += 2n;
      k += 1n;
      n = nn;
      r = nr;
    }
  }
}

process.once('message', ({ digits }) => {
  let text = '';
  for (const digit of pi()) {
    text += digit;
    if (text.length === 1) text += '.';
    if (text.length > digits) break;
  }
  process.send({ text, big: String(2n ** 64n) });
});
