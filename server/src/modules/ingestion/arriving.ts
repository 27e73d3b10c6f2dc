import { TooMany } from '../../kernel/errors.js';

/** Uploads of one source that one process takes at the same time, deliveries and samples together. */
const arrivingMax = 4;
export const retrySeconds = 60;

/** Uploads that are being received now: no source takes all the room that others need as well. */
export class Arriving {
  private readonly counts = new Map<string, number>();

  async during<T>(organisationId: string, receive: () => Promise<T>): Promise<T> {
    const arriving = this.counts.get(organisationId) ?? 0;
    if (arriving >= arrivingMax) throw new TooMany(`正在传 ${arriving} 份文件，等其中一份传完再传`, retrySeconds);
    this.counts.set(organisationId, arriving + 1);
    try {
      return await receive();
    } finally {
      const left = (this.counts.get(organisationId) ?? 1) - 1;
      if (left > 0) this.counts.set(organisationId, left);
      else this.counts.delete(organisationId);
    }
  }
}
