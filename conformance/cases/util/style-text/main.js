// styleText puts a text between the codes of its styles
const { styleText, stripVTControlCharacters } = require('util');
const options = { validateStream: false };
console.log(JSON.stringify([styleText('red', 'x', options), styleText(['bold', 'underline'], 'y', options), styleText('blue', `a${styleText('red', 'b', options)}c`, options)]));
console.log(stripVTControlCharacters(styleText('green', 'plain', options)), styleText('red', 'no terminal'));
try { styleText('red', 5, options); } catch (error) { console.log(error.message); }
try { stripVTControlCharacters(5); } catch (error) { console.log(error.message); }
