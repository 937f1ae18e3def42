# The image provides Node 26. Only packages in plain JavaScript or with prebuilt binaries are needed.
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && rm -rf node_modules/.bin

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY migrations migrations
COPY clients/widget clients/widget
COPY src src
COPY docs docs
# The default database is in a volume that the user of the process can write, and so is the compile cache in its folder.
RUN install --directory --owner=node --group=node data compile-cache
ENV NODE_COMPILE_CACHE=/app/compile-cache
VOLUME /app/data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process of the container, so that it receives the stop signal and drains.
CMD ["node", "src/main.js", "serve"]
