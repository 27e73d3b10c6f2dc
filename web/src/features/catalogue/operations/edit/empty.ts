import { datasetDefinition, type DatasetDefinition } from '@server/modules/catalogue/definition.contract';

/** A new entry: what every one has, and the rest to be filled in. Nothing is open until somebody says so. */
export const emptyDefinition = (code: string, title: string, group: string): DatasetDefinition =>
  datasetDefinition.parse({
    code,
    title,
    group,
    sourceName: '',
    legalBasis: '',
    provenance: 'proposed',
    disclosure: 'governmentOnly',
    sensitivity: 'L2',
    sharingMode: 'physicalCopy',
    cadence: 'monthly',
    freshnessDays: 20,
    retentionYears: 5,
    naturalKey: [],
    periodField: null,
    registers: false,
    fields: [{ name: 'uscc', title: '统一社会信用代码', type: 'uscc', required: true, sensitivity: 'L1' }],
  });
