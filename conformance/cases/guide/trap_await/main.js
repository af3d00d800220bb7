// await lets others run, whatever it waits for
let free = 1;

async function acquire() {
  while (free === 0) await null;
  free--;
}

async function job(name) {
  await acquire();
  console.log(name, 'has it');
  await undefined;
  free++;
  console.log(name, 'gives it back');
}

job('first');
job('second');
console.log('both have begun');
