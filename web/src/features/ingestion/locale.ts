import type { FeatureMessages } from '../../i18n';
import { batch } from './batchWords';
import { mapping } from './mappingWords';
import { check, correction, found, rollback } from './operationWords';
import { parts, preview, sample, versions } from './sampleWords';
import { waiting } from './waitingWords';

export const messages: FeatureMessages = {
  'zh-CN': { ...batch, mapping, sample, preview, parts, versions, found, correction, rollback, check, waiting },
};
