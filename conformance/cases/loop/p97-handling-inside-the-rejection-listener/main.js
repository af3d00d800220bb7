// P97 then() on an already rejected promise inside 'unhandledRejection' yields 'rejectionHandled' in the same drain
process.on('unhandledRejection', (r, p) => { console.log('UR', r); p.catch(() => console.log('caught')); });
process.on('rejectionHandled', () => console.log('RH'));
Promise.reject(1); setImmediate(() => console.log('immediate'));
