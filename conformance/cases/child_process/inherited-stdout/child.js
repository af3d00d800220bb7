// The child of main.js
console.log('from the child');
