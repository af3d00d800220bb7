// emitWarning refuses what is neither text nor error, and bad types and codes
for (const args of [[1], [undefined], [{}], ['x', 1], ['x', null], ['x', []], ['x', 'Kind', 1]]) {
  try {
    process.emitWarning(...args);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
