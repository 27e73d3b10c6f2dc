import { expect, test } from 'vitest';
import { datasetDefinition } from '@server/modules/catalogue/definition.contract';
import { emptyDefinition } from './empty';
import { anchorOf, placeOf } from './places';
import { cleaned } from './useEdit';

test('what an input left empty is not sent; the result is a definition again', () => {
  const draft = emptyDefinition('18.01', '用热量', '公用事业');
  draft.standard = '';
  draft.periodField = '';
  draft.fields.push({ name: 'heat', title: '用热量', type: 'decimal', required: false, unit: '', headers: [], codes: [] as never });
  const sent = datasetDefinition.parse(cleaned(draft));
  expect(sent.standard).toBeNull();
  expect(sent.periodField).toBeNull();
  expect(sent.fields[1]).toEqual({ name: 'heat', title: '用热量', type: 'decimal', required: false });
});

test('a fault says its place and leads there', () => {
  const draft = emptyDefinition('18.01', '用热量', '公用事业');
  expect(placeOf(draft, '/fields/0/mask')).toContain('统一社会信用代码');
  expect(anchorOf('/fields/0/mask')).toBe('fields-0');
  expect(anchorOf('/legalBasis')).toBe('f-legalBasis');
});
