// Signal 0 probes; a process id may be a numeric string
console.log(process.kill(process.pid, 0), process.kill(String(process.pid), 0));
console.log(process.kill(process.pid, 'SIGCONT'));
