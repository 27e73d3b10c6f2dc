import type { FeatureMessages } from '../../i18n';
import { words } from './words';

export const messages: FeatureMessages = { 'zh-CN': words };
