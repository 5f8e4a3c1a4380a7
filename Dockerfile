# One image for every role: `--role web`, `--role worker`, or all in one process.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --omit=dev --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs
# What built the program, and what only the playground draws with, is not what runs it.
RUN npm prune --omit=dev --omit=optional --no-audit --no-fund && rm -rf node_modules/.bin

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 VENDANGE_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# `docker run --entrypoint node vendange scripts/due.mjs`, and so on.
COPY --from=build /app/scripts/run.mjs /app/scripts/ensure.mjs /app/scripts/due.mjs /app/scripts/move.mjs /app/scripts/restore.mjs /app/scripts/vintage.mjs /app/scripts/teams-package.mjs ./scripts/
COPY --from=build /app/adapters/teams/manifest ./adapters/teams/manifest
COPY --from=build /app/adapters/postgres/migrations ./adapters/postgres/migrations
RUN mkdir /data && chown node:node /data
# The data folder of the embedded mode: the one place it writes to.
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "scripts/run.mjs"]
CMD ["--role", "all"]
