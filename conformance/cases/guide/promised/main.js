// A promise around a child
const { fork } = require('child_process');

function run(task) {
  return new Promise((resolve, reject) => {
    const child = fork('worker.js', [task]);
    child.on('message', resolve);
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`exit code ${code}`));
    });
  });
}

async function main() {
  const [sum, product] = await Promise.all([run('sum'), run('product')]);
  console.log(sum, product);
  try {
    await run('root');
  } catch (error) {
    console.log('failed:', error.message);
  }
}

main();
