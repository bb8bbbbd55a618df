# Builds Gaebong's image: docker compose up --build. What may come in stands in .dockerignore.
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN ["npm", "ci", "--omit=dev", "--ignore-scripts"]

FROM node:26-slim
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY . ./
# 1000 is the image's user "node", and on most machines the first one of people: it can write to a folder of theirs.
RUN ["ln", "-s", "/app/src/cli.ts", "/usr/local/bin/gaebong"]
RUN ["install", "--directory", "--mode=700", "--owner=1000", "--group=1000", "/data"]

# All that is written goes to /data: TMPDIR is where SQLite sorts what is large.
ENV NODE_ENV=production \
    DATABASE_URL=sqlite:/data/gaebong.sqlite \
    CATALOGUE_FILE=/app/data/movies.json \
    HTTP_PORT=8080 \
    TMPDIR=/data \
    NODE_COMPILE_CACHE=/data/cache
WORKDIR /data
VOLUME ["/data"]
USER 1000:1000

# Node is the first process and hears the signal itself; within 10 seconds it has ended.
STOPSIGNAL SIGTERM
# An empty HTTP_PORT in .env turns health off: then there is nothing to ask, and that it runs is all that is known.
HEALTHCHECK --interval=60s --timeout=5s --retries=3 CMD ["node", "-e", "const { DISCORD_PUBLIC_KEY: key, HTTP_HOST: host, HTTP_PORT: set } = process.env; const port = Number(set) || (key?.trim() ? 8080 : 0); if (!port) process.exit(0); require('node:http').get({ host: host?.trim() || '127.0.0.1', port, path: '/livez', headers: { host: 'localhost' } }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]

ENTRYPOINT ["gaebong"]
CMD ["start"]
