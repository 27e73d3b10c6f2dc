import 'vue-router';
import type { Permission } from '@server/kernel/permissions';

declare module 'vue-router' {
  interface RouteMeta {
    /** A key of the words, or the words themselves. */
    title: string;
    /** `own`: the shell of the person's present membership; `bare`: mark and foot only. */
    shell: 'public' | 'enterprise' | 'bank' | 'source' | 'supervision' | 'operations' | 'own' | 'bare';
    /** Needed to see the page; without it the page does not exist. */
    permission?: Permission;
    /** One step of several: both navigations give way to a back link. */
    step?: boolean;
  }
}
