console.log('kid', process.argv.slice(2).join(' '));
