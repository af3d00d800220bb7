// A key or an argument that is not there
const message = { type: 'job', options: { retries: 2 } };

console.log(message.timeout, message.options.delay, message.owner?.name);
console.log(message.timeout || 100, message.options.retries ?? 3);
console.log(process.env.NO_SUCH_VARIABLE, process.argv[7]);
try {
  console.log(message.owner.name);
} catch (error) {
  console.log(error.name, error.message);
}
for (const key in message) console.log(key);
