const dayMs = 86_400_000;
/** Three quarters gone: by now the code is likelier wrong than the firm late. */
const nearShare = 0.75;

interface Waiting {
  readonly since: string;
  readonly expiresAt: string;
}

export const waitingDays = (since: string, now: Date): number => Math.max(0, Math.floor((now.getTime() - new Date(since).getTime()) / dayMs));

/** Most of its time is gone. */
export function isNear({ since, expiresAt }: Waiting, now: Date): boolean {
  const begun = new Date(since).getTime();
  return now.getTime() - begun >= (new Date(expiresAt).getTime() - begun) * nearShare;
}
