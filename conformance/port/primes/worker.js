function isPrime(n) {
  if (n < 2) return false;
  for (let i = 2, s = Math.sqrt(n); i <= s; i++) {
    if (n % i === 0) return false;
  }
  return true;
}

process.on('message', ({ part, from, to }) => {
  const primes = [];
  for (let i = from; i < to; ++i) if (isPrime(i)) primes.push(i);
  process.send({ part, primes });
});
