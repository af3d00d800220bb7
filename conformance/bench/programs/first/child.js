// Says one word and ends.
'use strict';
process.send('ready');
