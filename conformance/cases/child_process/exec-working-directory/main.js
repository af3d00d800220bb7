// cwd and env of a command
const { exec } = require('child_process');
exec('pwd; echo $GREETING', { cwd: '/', env: { GREETING: 'hello' } }, (error, stdout) => console.log(JSON.stringify(stdout)));
