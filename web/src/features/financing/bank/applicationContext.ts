import type { ApplicationView } from '@server/modules/financing/financing.contract';
import type { ConsentView } from '@server/modules/consents/consents.contract';
import { inject, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue';
import type { OpenFile } from '../../profiles/bank/useFile';

interface ApplicationContext {
  readonly application: ComputedRef<ApplicationView>;
  readonly file: OpenFile;
  readonly refresh: () => Promise<void>;
  /** The consent it stands on, asked for once for all that show a part of it; null also where one may not read consents. */
  readonly consent: ShallowRef<ConsentView | null>;
}
export const applicationKey: InjectionKey<ApplicationContext> = Symbol('application');

/** One primary button a page: while one still decides, opening the file is the main thing; after the firm's yes, what comes next is. */
export const fileComesFirst = ({ state }: ApplicationView): boolean => state !== 'offerAccepted' && state !== 'contracted';

/** What the head and the right column know, for the tabs. */
export function useApplicationContext(): ApplicationContext {
  const context = inject(applicationKey);
  if (!context) throw new Error('A tab outside its application');
  return context;
}
