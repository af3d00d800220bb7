// process.kill refuses bad process ids and unknown signals
const nobody = 2 ** 31 - 1;
for (const args of [['x', 0], [undefined, 0], [null, 0], [NaN, 0], [1.5, 0], [{}, 0], [nobody, 'SIGXYZ'], [nobody, 'sigterm'], [nobody, 'TERM'], [nobody, {}]]) {
  try {
    process.kill(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
