import type { RequestHandler } from 'express';

/** A body that is read whole comes soon or not at all: a sender that dribbles would hold its socket for ever. Files have no such end. */
export const bodyWithin =
  (milliseconds: number): RequestHandler =>
  (req, _res, next) => {
    if (!req.is('application/json')) return next();
    const timer = setTimeout(() => req.destroy(), milliseconds);
    timer.unref();
    for (const event of ['end', 'close'] as const) req.once(event, () => clearTimeout(timer));
    next();
  };
