# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS base
WORKDIR /app
# better-sqlite3 is compiled where its ready-made binary cannot be fetched.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential python3 && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
COPY server/package.json server/
COPY web/package.json web/

FROM base AS build
RUN npm ci --include=dev --no-audit --no-fund
COPY tsconfig.base.json tsconfig.json ./
COPY migrations migrations
COPY server server
COPY web web
RUN npm run build

# What the running server needs, and nothing of the web's: that is in web/dist.
FROM base AS packages
RUN npm ci --omit=dev --workspace server --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 WEB_DIR=/app/web/dist DATA_DIR=/var/lib/xinyidai
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY server/package.json server/
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/web/dist web/dist
# A named volume takes its first owner from the folder of the image.
RUN mkdir -p /var/lib/xinyidai /var/lib/xinyidai-keys && chown node:node /var/lib/xinyidai /var/lib/xinyidai-keys && chmod 700 /var/lib/xinyidai-keys
USER node
EXPOSE 8080
VOLUME /var/lib/xinyidai
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not by way of npm: the signal to stop must reach the server itself. The heap's bound: docs/operations.md, Memory.
CMD ["node", "--max-old-space-size=768", "server/dist/server/src/main.js"]
