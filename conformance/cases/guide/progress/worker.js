const limit = parseInt(process.argv[2], 10);
const primes = [];

for (let n = 2; n <= limit; n++) {
  let prime = true;
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      prime = false;
      break;
    }
  }
  if (prime) primes.push(n);
  if (n % (limit / 4) === 0) process.send({ progress: n / limit });
}
process.send({ primes });
