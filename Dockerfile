# The harness in a container:
#   docker build --tag fhir-handshake .
#   docker run --rm --volume "$PWD:/work" fhir-handshake run https://your.server/fhir --reporter html=report.html
FROM node:22-slim AS packed
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund \
  && npm run build \
  && mkdir /packed \
  && npm pack --ignore-scripts --pack-destination /packed

FROM node:22-slim
COPY --from=packed /packed /packed
RUN npm install --global --no-audit --no-fund /packed/*.tgz \
  && rm -rf /packed /root/.npm \
  && mkdir /work \
  && chown node:node /work
USER node
WORKDIR /work
ENTRYPOINT ["fhir-handshake"]
CMD ["--help"]
