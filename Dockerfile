# docker build -t foyer .   (docs/deploy.md, "Docker")
ARG NODE=24

FROM node:${NODE}-bookworm AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund
# What runs, and nothing else.
RUN mkdir /release && cp -a package.json node_modules views public .builds dist /release/

FROM node:${NODE}-bookworm-slim
WORKDIR /opt/foyer
COPY --from=build /release ./
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 DATABASE_URL=sqlite:/data/foyer.sqlite
VOLUME /data
EXPOSE 3000
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The flags keep memory low. They are those of "start" in package.json.
ENTRYPOINT ["node", "--max-semi-space-size=4", "--heap-growing-percent=20", "--no-allocation-site-pretenuring", "--v8-pool-size=1", "--no-sparkplug"]
# Commands of operators: docker compose run --rm foyer dist/src/cli.js --help
CMD ["dist/src/main.js"]
