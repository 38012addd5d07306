FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY scripts/ scripts/
COPY templates/ templates/
COPY src/ src/
# builds the bundle, with the licences and the bill of materials of what is in it
RUN npm run sbom

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="complaint-triage" \
      org.opencontainers.image.description="Reads customer complaints in Estonian, Finnish and English and drafts the replies." \
      org.opencontainers.image.licenses="UNLICENSED"
WORKDIR /app
COPY --from=build /build/dist/ ./
# HOST is not loopback, so the service starts only with API_KEYS. It writes nothing: run it with a read-only root.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# V8 would let the heap grow by half again and more before it cleans up: an answer leaves little behind, so that only costs memory
ENTRYPOINT ["node", "--max-semi-space-size=16", "--heap-growing-percent=15", "--enable-source-maps", "server.js"]
