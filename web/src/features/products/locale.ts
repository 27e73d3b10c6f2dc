import type { FeatureMessages } from '../../i18n';
import { bank } from './bank/words';
import { hall } from './hall/words';
import { operations } from './operations/words';
import { visitor } from './public/words';
import { shared } from './words';

export const messages: FeatureMessages = { 'zh-CN': { ...shared, hall, public: visitor, bank, operations } };
