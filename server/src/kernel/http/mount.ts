import { Router } from 'express';
import type { Route } from './route.js';

export function mount(routes: readonly Route[]): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    const { method, path } = route.contract;
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), (req, res) => route.handle(req, res));
  }
  return router;
}
