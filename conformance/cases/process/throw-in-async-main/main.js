// A top-level async main that throws is an unhandled rejection, finally included
process.on('uncaughtExceptionMonitor', (e, origin) => console.log('monitor', e.message, origin));
async function main() {
  console.log('start');
  try {
    await new Promise((resolve) => setTimeout(resolve, 1));
    throw new Error('in main');
  } finally {
    console.log('finally');
  }
}
main();
console.log('sync');
