// chdir moves, and its error names both the directory left and the one wanted
const here = process.cwd();
try {
  process.chdir('nowhere');
} catch (e) {
  console.log(e.code, e.errno, e.syscall, e.path === here, e.dest, e.message.replace(here, 'HERE'));
}
try {
  process.chdir(1);
} catch (e) {
  console.log(e.name, e.code, e.message);
}
console.log(process.chdir('/'), process.cwd());
