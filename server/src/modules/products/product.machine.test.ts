import { productMachine, versionMachine } from './product.machine.js';

test('a version moves only like this', () => {
  expect(versionMachine.moves()).toEqual([
    'draft --edit--> draft',
    'draft --submit--> inReview',
    'inReview --publish--> published',
    'inReview --return--> returned',
    'returned --edit--> draft',
    'published --supersede--> superseded',
  ]);
  expect(versionMachine.states.filter(versionMachine.isFinal)).toEqual(['superseded']);
});

test('a product moves only like this', () => {
  expect(productMachine.moves()).toEqual([
    'offered --publish--> offered',
    'offered --suspend--> suspended',
    'offered --lapse--> suspended',
    'offered --retire--> retired',
    'suspended --publish--> offered',
    'suspended --resume--> offered',
    'suspended --retire--> retired',
  ]);
  expect(productMachine.states.filter(productMachine.isFinal)).toEqual(['retired']);
});

test('an illegal move throws', () => {
  expect(() => productMachine.next('retired', 'resume')).toThrow('not allowed');
  expect(() => versionMachine.next('inReview', 'edit')).toThrow('not allowed');
});
