import type { FeatureMessages } from '../../i18n';
import { batch } from './batchWords';
import { mapping } from './mappingWords';

export const messages: FeatureMessages = { 'zh-CN': { ...batch, mapping } };
