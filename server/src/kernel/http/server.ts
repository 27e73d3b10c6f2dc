import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response, type RequestHandler } from 'express';
import helmet from 'helmet';
import { Passport } from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '../actor.js';
import { Forbidden, TooMany } from '../errors.js';
import { safeError } from '../log.js';
import { networkOf } from './address.js';
import { apiPage } from './api-page.js';
import { mount } from './mount.js';
import { openApi } from './openapi.js';
import { notFound, problems } from './problems.js';
import type { Limits, Locals, Route } from './route.js';
import { sessionCookie } from './session.js';
import { bodyWithin } from './slow-bodies.js';

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly authenticate: (token: string) => Promise<Actor | null>;
  readonly limits: Limits;
  readonly log: Logger;
  readonly metrics: Registry;
  readonly isReady: () => Promise<boolean>;
  readonly version: string;
  readonly publicUrl?: string | undefined;
  readonly trustProxy: number;
  readonly requestsPerMinute: number;
  readonly metricsToken?: string | undefined;
  /** Folder of the built web application; left out in tests. */
  readonly webDir?: string | undefined;
}

const bodyLimit = '1mb';
const bodyWithinMs = 30_000;

/** Express with everything that stands before and behind the routes. Read top to bottom: that is the way of a request. */
export function createServer(options: ServerOptions): Express {
  const { routes, log, metrics, version } = options;
  const isHttps = options.publicUrl?.startsWith('https:') ?? false;
  const app = express();
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');

  app.use(requestIds);
  app.use(security(isHttps));
  app.use(measure(metrics));
  app.get('/healthz', (_req, res) => void res.json({ ok: true }));
  app.get('/readyz', async (_req, res) => {
    const ready = await options.isReady().catch(() => false);
    res.status(ready ? 200 : 503).json({ ready });
  });
  app.get('/metrics', metricsPage(metrics, options.metricsToken));
  // Paths only, no query strings and no headers: they may hold what people typed (invariant 14).
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (_req, res) => String((res as Response).locals.requestId),
      autoLogging: { ignore: (req) => req.url?.startsWith('/assets/') ?? false },
      serializers: { req: logged, res: (res: { statusCode: number }) => ({ status: res.statusCode }), err: safeError },
      customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    }),
  );

  const document = openApi(routes, {
    title: '信易贷 API',
    version,
    description: 'Credit information and financing of small firms. Errors are RFC 9457 problem details.',
  });
  const api = express.Router({ caseSensitive: true });
  api.use(inFront(options.requestsPerMinute));
  api.use(ownOriginOnly(options.publicUrl));
  api.use(context(options, isHttps));
  api.use(bodyWithin(bodyWithinMs));
  api.use(express.json({ limit: bodyLimit, type: 'application/json' }));
  api.get('/openapi.json', (_req, res) => void res.json(document));
  api.use(mount(routes));
  api.use(notFound);
  app.use('/api/v1', api);
  app.get('/api', apiPage(document));
  app.use('/api', notFound);
  if (options.webDir && existsSync(join(options.webDir, 'index.html'))) app.use(web(options.webDir));
  app.use(notFound);
  app.use(problems);
  return app;
}

const requestIds: RequestHandler = (_req, res, next) => {
  res.locals.requestId = randomUUID();
  res.set('X-Request-Id', String(res.locals.requestId));
  next();
};

const security = (isHttps: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Charts and the component library set style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
  });

function measure(metrics: Registry): RequestHandler {
  collectDefaultMetrics({ register: metrics });
  const histogram = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics],
  });
  return (req, res, next) => {
    const end = histogram.startTimer();
    res.on('finish', () => end({ method: req.method, route: routeOf(req), status: String(res.statusCode) }));
    next();
  };
}

// The pattern, never the address: ids would make one series a firm.
const routeOf = (req: Request): string => (req.route ? `${req.baseUrl}${String((req.route as { path: unknown }).path)}` : 'other');

function metricsPage(metrics: Registry, token: string | undefined): RequestHandler {
  return async (req, res) => {
    const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '') && req.get('X-Forwarded-For') === undefined;
    if (token ? req.get('Authorization') !== `Bearer ${token}` : !isLocal) notFound();
    res.type(metrics.contentType).send(await metrics.metrics());
  };
}

const logged = (req: { method: string; url: string; remoteAddress?: string }) => ({
  method: req.method,
  path: req.url.split('?')[0],
  from: req.remoteAddress,
});

/** The limiter in front of everything, in memory, by address. */
function inFront(requestsPerMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async (req, res, next) => {
    const { state, isRefused } = await limiter.consume(networkOf(req.ip ?? 'unknown')).then(
      (taken) => ({ state: taken, isRefused: false }),
      (refused: unknown) => {
        if (refused instanceof RateLimiterRes) return { state: refused, isRefused: true };
        throw refused;
      },
    );
    const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    res.set('RateLimit-Limit', String(requestsPerMinute));
    res.set('RateLimit-Remaining', String(Math.max(0, state.remainingPoints)));
    res.set('RateLimit-Reset', String(seconds));
    if (isRefused) throw new TooMany(`请求太频繁，请 ${seconds} 秒后再试`, seconds);
    next();
  };
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A foreign page must not press our buttons, not even the sign-in one. */
function ownOriginOnly(publicUrl: string | undefined): RequestHandler {
  return (req, _res, next) => {
    if (safeMethods.has(req.method)) return next();
    const site = req.get('Sec-Fetch-Site');
    const origin = req.get('Origin');
    const own = publicUrl ? new URL(publicUrl).host : req.get('Host');
    const isForeign = (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && hostOf(origin) !== own);
    if (isForeign) throw new Forbidden('这个请求来自别的网站，没有执行');
    next();
  };
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

function context(options: ServerOptions, isHttps: boolean): RequestHandler {
  const strategy = new CustomStrategy((req, done) => {
    const { session } = (req as Request).res?.locals as Locals;
    if (!session.token) return done(null, false);
    options.authenticate(session.token).then(
      (actor) => done(null, actor ?? false),
      (error: unknown) => done(error),
    );
  });
  const passport = new Passport();
  passport.use('session', strategy);
  return (req: Request, res: Response, next: NextFunction) => {
    Object.assign(res.locals, {
      actor: null,
      session: sessionCookie(req, res, isHttps),
      limits: options.limits,
      origin: { address: req.ip ?? '', userAgent: (req.get('User-Agent') ?? '').slice(0, 200), requestId: String(res.locals.requestId) },
    });
    const authenticate = passport.authenticate('session', { session: false }, (error: unknown, actor: Actor | false) => {
      if (error) return next(error);
      res.locals.actor = actor || null;
      next();
    }) as RequestHandler;
    void authenticate(req, res, next);
  };
}

function web(dir: string): RequestHandler {
  const router = express.Router();
  router.use('/assets', express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }));
  router.use(express.static(dir, { index: false, maxAge: '1h' }));
  router.get(/.*/, (req, res, next) => {
    if (!req.accepts('html')) return next();
    res.set('Cache-Control', 'no-cache').sendFile(resolve(dir, 'index.html'));
  });
  return router;
}
