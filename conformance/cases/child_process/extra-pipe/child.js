// The child of main.js
require('fs').writeSync(4, 'through descriptor 4');
