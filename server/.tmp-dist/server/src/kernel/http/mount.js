import { Router } from 'express';
export function mount(routes) {
    const router = Router({ caseSensitive: true });
    for (const route of routes) {
        const { method, path } = route.contract;
        router[method](path.replace(/\{(\w+)\}/g, ':$1'), (req, res) => route.handle(req, res));
    }
    return router;
}
//# sourceMappingURL=mount.js.map