throw new Error('broken once more');
