import type { FeatureMessages } from '../../i18n';
import { bank } from './bank/words';
import { enterprise } from './enterprise/words';
import { verify } from './public/words';

export const messages: FeatureMessages = { 'zh-CN': { verify, bank, enterprise } };
