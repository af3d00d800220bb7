// A listener for SIGKILL or SIGSTOP is an error and is not added
for (const name of ['SIGKILL', 'SIGSTOP']) {
  try {
    process.on(name, () => {});
  } catch (e) {
    console.log(e.name, e.code, e.errno, e.syscall, e.message, process.listenerCount(name));
  }
}
