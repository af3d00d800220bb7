// The shell does pipes, quotes and variables
const { exec } = require('child_process');
exec("printf 'a b\\nc\\n' | wc -l", (error, stdout) => {
  console.log(stdout.trim());
  exec('X="two words"; echo "$X" \\$HOME \'single "quotes"\'', (error, stdout) => console.log(stdout.trim()));
});
