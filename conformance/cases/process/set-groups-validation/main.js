// setgroups() and initgroups() check kinds, ranges and names; the system refuses without rights
const refused = (f) => {
  try { f(); console.log('done'); } catch (err) { console.log(err.name, err.code, err.message); }
};
for (const groups of [undefined, null, 1, 'x', {}]) refused(() => process.setgroups(groups));
for (const groups of [[1, -1], [1, true], [{}], ['no-such-group'], [1.5], [2 ** 32]]) refused(() => process.setgroups(groups));
for (const user of [undefined, null, true, {}, -1]) refused(() => process.initgroups(user, 1));
for (const group of [undefined, null, true, {}, -1]) refused(() => process.initgroups('root', group));
refused(() => process.initgroups('root', 'no-such-group'));
