# The image of any of Kith's services: docker build --build-arg SERVICE=auth .
# It takes BuildKit, which is Docker's builder since 23; before, ask for it with DOCKER_BUILDKIT=1.

# Where the jars come from: "sources" compiles them here; "target" takes those that the context holds already, where Maven puts them.
ARG JARS=sources

# These stages do not know which service is wanted, so the images of all share one build.
FROM maven:3.9-eclipse-temurin-25 AS sources
WORKDIR /kith
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode package -Dmaven.test.skip=true --projects '!fleet-tests'

FROM eclipse-temurin:25-jre AS target
WORKDIR /kith
COPY . .

FROM ${JARS} AS build

FROM build AS layers
ARG SERVICE
RUN java -Djarmode=tools -jar "$SERVICE-service/target/$SERVICE-service"-*.jar \
      extract --layers --application-filename service.jar --destination /layers
# Where the service answers unless PORT says otherwise, for what looks at it from outside the JVM.
RUN sed -n 's/.*${PORT:\([0-9]*\)}.*/\1/p' "$SERVICE-service/src/main/resources/application.yaml" >/layers/application/port
# The heap is half of the container's memory; the other half is for classes, code, threads and buffers. Java's lowest priority is Linux's
# nice of 10, of which the JVM would warn, as it always does where it is not root.
RUN printf '%s\n' \
      -XX:MaxRAMPercentage=50 \
      -XX:+UseSerialGC \
      -XX:+UseCompactObjectHeaders \
      -XX:+ExitOnOutOfMemoryError \
      -XX:-UsePerfData \
      -XX:ThreadPriorityPolicy=1 \
      -XX:JavaPriority1_To_OSPriority=10 \
      -XX:-PrintWarnings \
      --enable-native-access=ALL-UNNAMED \
      --sun-misc-unsafe-memory-access=allow \
      >/layers/application/jvm.options

# What an operator types as ./kith where there is a JDK: docker compose run --rm kith --help
FROM eclipse-temurin:25-jre AS operator
WORKDIR /app
COPY --from=build /kith/local-fleet/target/lib/ ./
COPY --from=build /kith/local-fleet/target/local-fleet-*.jar ./
USER 10001
ENTRYPOINT ["java", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Dkith.root=/app", \
  "-Dkith.version=in a container", "-Dslf4j.internal.verbosity=ERROR", "-cp", "*", "dev.kith.fleet.command.Kith"]

# A training run records the AOT cache (JEP 483, 514, 515): a start up to where requests would be served. It takes a database, hence this
# base; all that the cache depends on is the same as in the image itself.
FROM postgres:18 AS training
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
WORKDIR /app
COPY --from=layers /layers/dependencies/ /layers/snapshot-dependencies/ /layers/application/ ./
# The small heap keeps compressed pointers on a build machine with much memory. A port of its own lets several be trained at once where
# builds share the machine's network.
RUN (POSTGRES_PASSWORD=training docker-entrypoint.sh postgres -c port="1$(cat port)" >/dev/null 2>&1 &) \
    && DB_PORT="1$(cat port)" DB_NAME=postgres DB_USER=postgres DB_PASSWORD=training \
       INTERNAL_SECRET=for-the-training-run-of-the-build-only KEY_ENCRYPTION_SECRET=for-the-training-run-of-the-build-only \
       /opt/java/openjdk/bin/java @jvm.options -Xmx256m -Dspring.context.exit=onRefresh -XX:AOTCacheOutput=service.aot \
         -Xlog:disable -Xlog:all=error:stdout -jar service.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin kith
WORKDIR /app
# From what seldom changes to what often does.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
COPY --from=training /app/service.aot ./
# A cache that this JVM would not take stops the build, rather than make every start slow.
RUN java @jvm.options -XX:AOTMode=on -XX:AOTCache=service.aot -cp service.jar --version
ENV SERVER_ADDRESS=0.0.0.0
USER kith
# Bash itself asks: the base image promises no curl, and a JVM for each look would cost more than an idle service.
HEALTHCHECK --interval=5s --timeout=4s --start-period=120s --retries=4 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${PORT:-$(<port)} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
# Java is the container's own process, and hears its SIGTERM. JDK_JAVA_OPTIONS adds options.
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=service.aot", "-jar", "service.jar"]
