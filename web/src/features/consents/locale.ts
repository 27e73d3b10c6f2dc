import type { FeatureMessages } from '../../i18n';
import { bank } from './bank/words';
import { enterprise } from './enterprise/words';
import { operations } from './operations/words';
import { shared } from './shared/words';

/** Words of the firm's pages, and beside them those of other workplaces: each in its own folder. */
export const messages: FeatureMessages = { 'zh-CN': { enterprise, bank, operations, shared } };
