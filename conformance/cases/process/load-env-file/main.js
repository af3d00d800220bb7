// loadEnvFile() adds what is not there yet, and reports a file that is missing
const fs = require('fs'), os = require('os'), path = require('path');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'env-'));
const file = path.join(dir, 'my env');
fs.writeFileSync(file, 'BASIC=basic\n# comment\n\nSPACES =  some words  # comment\nSINGLE=\'single $A "x"\'\nDOUBLE="a\\nb"\nEMPTY=\nexport EXPORTED=yes\nTHERE=file\nMULTI="one\ntwo"\nEQUALS=a=b==c\nTICK=`x\'y"z`\n');
process.env.THERE = 'before';
console.log(process.loadEnvFile(file));
for (const name of ['BASIC', 'SPACES', 'SINGLE', 'DOUBLE', 'EMPTY', 'EXPORTED', 'THERE', 'MULTI', 'EQUALS', 'TICK']) console.log(name, JSON.stringify(process.env[name]));
process.chdir(dir);
fs.writeFileSync('.env', 'DEFAULT=found\n');
process.loadEnvFile();
console.log(process.env.DEFAULT);
try { process.loadEnvFile('no-such-file'); } catch (err) { console.log(err.code, err.syscall, err.path); }
for (const value of [1, {}, null]) {
  try { process.loadEnvFile(value); } catch (err) { console.log(err.name, err.code); }
}
fs.rmSync(dir, { recursive: true });
