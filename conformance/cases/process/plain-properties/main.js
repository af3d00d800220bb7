// The plain facts about a process have Node's kinds
console.log(typeof process.pid, typeof process.ppid, process.pid > 0, process.pid !== process.ppid);
console.log(['linux', 'darwin'].includes(process.platform), typeof process.arch, /^v\d+\.\d+\.\d+/.test(process.version));
console.log(typeof process.versions.node, typeof process.title, typeof process.release.name);
console.log(process.exitCode, process.hasUncaughtExceptionCaptureCallback(), process._exiting);
process.on('exit', () => console.log('exit', process._exiting));
