import { computed, onScopeDispose, ref, watchEffect, type MaybeRefOrGetter, toValue } from 'vue';
import { t, te } from '../i18n';

const routeTitle = ref('');
const ownTitle = ref<string | null>(null);
const prefix = ref('');

const text = computed(() => ownTitle.value ?? (te(routeTitle.value) ? t(routeTitle.value) : routeTitle.value));

/** Called once, in main.ts. */
export function keepDocumentTitle(): void {
  watchEffect(() => {
    const page = text.value ? `${text.value} · ${t('shell.name')}` : t('shell.name');
    document.title = prefix.value ? `${prefix.value} · ${page}` : page;
  });
}

export function setRouteTitle(title: string): void {
  routeTitle.value = title;
}

/** A page whose title is known only when its data is here ("江澄市恒泽精密机械有限公司"). */
export function useTitle(title: MaybeRefOrGetter<string | null | undefined>): void {
  watchEffect(() => (ownTitle.value = toValue(title) || null));
  onScopeDispose(() => (ownTitle.value = null));
}

/** The error summary speaks first: "有 2 处要改 · 登录 · 信易贷". */
export function useTitlePrefix(words: MaybeRefOrGetter<string>): void {
  watchEffect(() => (prefix.value = toValue(words)));
  onScopeDispose(() => (prefix.value = ''));
}
