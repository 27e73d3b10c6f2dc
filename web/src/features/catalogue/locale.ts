import type { FeatureMessages } from '../../i18n';
import { operations } from './operations/words';
import { visitor } from './public/words';
import { source } from './source/words';
import { shared } from './words';

export const messages: FeatureMessages = { 'zh-CN': { ...shared, public: visitor, source, operations } };
