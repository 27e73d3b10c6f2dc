import type { ApplicationView } from '@server/modules/financing/financing.contract';

/** A promise that was kept needs no clock any more. */
export const runningClocks = (application: Pick<ApplicationView, 'clocks'>): ApplicationView['clocks'] =>
  application.clocks.filter((clock) => clock.state !== 'met');
