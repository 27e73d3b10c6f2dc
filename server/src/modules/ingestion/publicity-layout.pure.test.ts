import { expect, test } from '@jest/globals';
import { laterDatasets } from '../../../../migrations/reference/datasets/index.js';
import { datasetDefinition } from '../catalogue/catalogue.contract.js';
import { suggestMapping } from './suggestion.pure.js';

/** The headers of the national layouts, as their own files have them. */
const layouts = {
  '12.01':
    'XK_XDR_MC XK_XDR_LB A000002 A000003 A000004 A000005 XK_XDR_SYDW XK_XDR_SHZZ XK_FDDB XK_FR_SFZH XK_XKWS XK_WSH XK_XKLB XK_XKZS XK_XKBH XK_NR XK_JDRQ XK_YXQZ XK_YXQZI XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM BZ',
  '12.02':
    'CF_XDR_MC CF_XDR_LB A000002 A000003 A000004 A000005 CF_XDR_SYDW CF_XDR_SHZZ CF_FDDB CF_FR_SFZH CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ',
} as const;

test.each(Object.entries(layouts))('a file in the national layout of %s maps by itself, each column to its field, sums in 万元', (code, header) => {
  const definition = datasetDefinition.parse(laterDatasets.find((one) => one.code === code));
  const { mapping, unsure } = suggestMapping(header.split(' '), definition.fields);
  expect(unsure).toEqual([]);
  expect(mapping.ignored).toEqual([]);
  const bare = (text: string) => text.replace(/\(.*$/, '');
  for (const column of mapping.columns) {
    const field = definition.fields.find(({ name }) => name === column.field);
    expect([column.header, field?.headers?.some((each) => bare(each) === column.header)]).toEqual([column.header, true]);
  }
  expect(mapping.columns.filter(({ unit }) => unit).map(({ header: one, unit }) => [one, unit])).toEqual(
    code === '12.02'
      ? [
          ['CF_NR_FK', 'wanYuan'],
          ['CF_NR_WFFF', 'wanYuan'],
        ]
      : [],
  );
});
