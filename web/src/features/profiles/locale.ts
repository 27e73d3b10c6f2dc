import type { FeatureMessages } from '../../i18n';
import { bank } from './bank/words';
import { enterprise } from './enterprise/words';
import { parts } from './parts/words';

/** Words of the firm's pages, and beside them those of other workplaces: each in its own folder. `parts` are shown on both. */
export const messages: FeatureMessages = { 'zh-CN': { enterprise, bank, parts } };
