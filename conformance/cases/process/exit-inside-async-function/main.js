// process.exit() never returns, in an async function neither
async function main() {
  await null;
  try {
    process.exit(9);
  } finally {
    console.log('never');
  }
}
main().catch(() => console.log('never')).finally(() => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
