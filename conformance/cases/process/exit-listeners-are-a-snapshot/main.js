// Listeners added to 'exit' during 'exit' are not called, removed ones still are
function last() { console.log('last'); }
process.on('exit', () => {
  console.log('first');
  process.on('exit', () => console.log('never'));
  process.off('exit', last);
});
process.on('exit', last);
