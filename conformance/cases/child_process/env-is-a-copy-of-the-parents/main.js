// Without env the child has what process.env has now
const { execSync } = require('child_process');
process.env.GREETING = 'hello';
console.log(execSync('echo $GREETING').toString().trim());
delete process.env.GREETING;
console.log(execSync('echo ${GREETING-gone}').toString().trim());
console.log(execSync('echo $GREETING', { env: { ...process.env, GREETING: 'given' } }).toString().trim(), process.env.GREETING);
