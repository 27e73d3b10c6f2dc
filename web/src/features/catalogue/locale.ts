import type { FeatureMessages } from '../../i18n';
import { visitor } from './public/words';
import { source } from './source/words';
import { shared } from './words';

export const messages: FeatureMessages = { 'zh-CN': { ...shared, public: visitor, source } };
