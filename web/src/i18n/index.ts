import { createI18n } from 'vue-i18n';
import { en } from './en';
import { zhCN } from './zh-CN';

export type Locale = 'zh-CN' | 'en';
type Messages = Record<string, unknown>;
/** What a feature's `locale.ts` exports. Its folder name becomes the first key: `t('identity.signIn.title')`. English may be partial. */
export type FeatureMessages = { readonly 'zh-CN': Messages; readonly en?: Messages };

const features = import.meta.glob<{ messages: FeatureMessages }>('../features/*/locale.ts', { eager: true });

const messages: Record<Locale, Messages> = { 'zh-CN': { ...zhCN }, en: { ...en } };
for (const [path, feature] of Object.entries(features)) {
  const name = path.split('/').at(-2)!;
  messages['zh-CN'][name] = feature.messages['zh-CN'];
  messages.en[name] = feature.messages.en ?? {};
}

const storageKey = 'xinyidai-locale';
const readStored = (): Locale => {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
};

export const i18n = createI18n({
  legacy: false,
  locale: readStored() as string,
  fallbackLocale: 'zh-CN',
  // A feature's English may lag behind. A key that Chinese lacks is a mistake, found by i18n.test.ts.
  missingWarn: false,
  fallbackWarn: false,
  messages: messages as never,
});

// The words come from many features at run time: their keys are plain strings here, which the library's types cannot express.
const words = i18n.global as unknown as { t(key: string, values: Record<string, unknown>): string; te(key: string, locale: string): boolean };

/** Usable outside components too; reactive inside a render. */
export const t = (key: string, values: Record<string, unknown> = {}): string =>
  // `截至 11-16`, but `截至今天 09:12`: the space of a date is none before a word.
  words.t(key, values).replace(/(截至|更新到|：) (?=今天)/g, '$1');
export const te = (key: string): boolean => key !== '' && words.te(key, 'zh-CN');
export const locale = (): Locale => i18n.global.locale.value as Locale;

export function setLocale(next: Locale): void {
  i18n.global.locale.value = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Private mode: the choice lasts as long as the page.
  }
}
