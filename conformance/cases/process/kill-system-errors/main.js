// A failure of the system call is an error with code, errno and syscall
for (const args of [[2 ** 31 - 1, 0], [2 ** 31 - 1, 'SIGTERM'], [process.pid, 12345]]) {
  try {
    process.kill(...args);
  } catch (e) {
    console.log(e.name, e.code, e.errno, e.syscall, e.message);
  }
}
