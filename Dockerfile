# The image of any of Kith's services: docker build --build-arg SERVICE=auth .
# It needs BuildKit, which is Docker's default builder since version 23; older ones need DOCKER_BUILDKIT=1.

# Where the jars come from: "sources" compiles them here; "target" takes those in the target folders of the build context.
ARG JARS=sources

# These stages do not depend on SERVICE, so that the images of all services share one build.
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
# The default of PORT, for the health check, which runs outside the JVM.
RUN sed -n 's/.*${PORT:\([0-9]*\)}.*/\1/p' "$SERVICE-service/src/main/resources/application.yaml" >/layers/application/port
# The heap is half of the container's memory; the other half is for classes, code, threads and buffers. The heap of profile-service is a
# quarter, because a second JVM decodes avatars. Java's lowest priority is a nice value of 10. -PrintWarnings hides the warning about this
# that the JVM prints unless it is root.
RUN if [ "$SERVICE" = profile ]; then heap=25; else heap=50; fi && printf '%s\n' \
      -XX:MaxRAMPercentage=$heap \
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

# ./kith for operators without a JDK: docker compose run --rm kith --help
FROM eclipse-temurin:25-jre AS operator
WORKDIR /app
COPY --from=build /kith/local-fleet/target/lib/ ./
COPY --from=build /kith/local-fleet/target/local-fleet-*.jar ./
USER 10001
ENTRYPOINT ["java", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Dkith.root=/app", \
  "-Dkith.version=in a container", "-Dslf4j.internal.verbosity=ERROR", "-cp", "*", "dev.kith.fleet.command.Kith"]

# A training run records the AOT cache (JEP 483, 514, 515): a start of the service until it could serve requests. It needs a database,
# hence this base image; everything that the cache depends on is the same as in the final image.
FROM postgres:18 AS training
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
WORKDIR /app
COPY --from=layers /layers/dependencies/ /layers/snapshot-dependencies/ /layers/application/ ./
# The small heap keeps compressed pointers on a build machine with much memory. A port for each service lets several training runs work
# at once where builds share the machine's network.
RUN (POSTGRES_PASSWORD=training docker-entrypoint.sh postgres -c port="1$(cat port)" >/dev/null 2>&1 &) \
    && DB_PORT="1$(cat port)" DB_NAME=postgres DB_USER=postgres DB_PASSWORD=training \
       INTERNAL_SECRET=for-the-training-run-of-the-build-only KEY_ENCRYPTION_SECRET=the-other-for-the-training-run-of-the-build \
       /opt/java/openjdk/bin/java @jvm.options -Xmx256m -Dspring.context.exit=onRefresh -XX:AOTCacheOutput=service.aot \
         -Xlog:disable -Xlog:all=error:stdout -jar service.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin kith
WORKDIR /app
# Layers that seldom change come first.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
COPY --from=training /app/service.aot ./
# A cache that this JVM rejects fails the build, because it would make every start slow.
RUN java @jvm.options -XX:AOTMode=on -XX:AOTCache=service.aot -cp service.jar --version
ENV SERVER_ADDRESS=0.0.0.0
USER kith
# In bash alone: the base image may not have curl, and a JVM for each check would cost more than an idle service.
HEALTHCHECK --interval=2s --timeout=4s --start-period=120s --retries=10 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/${PORT:-$(<port)} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
# Java is the container's main process and receives its SIGTERM. JDK_JAVA_OPTIONS adds options.
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=service.aot", "-jar", "service.jar"]
