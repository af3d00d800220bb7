// group indents by two until groupEnd
console.group('Outer %s', 1);
console.log('a\nb');
console.groupCollapsed();
console.log({ long: 'x'.repeat(60), other: 'y'.repeat(20) });
console.groupEnd();
console.log('back');
console.groupEnd();
console.groupEnd();
console.log('left');
