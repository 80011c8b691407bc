package dev.kith.test.server;

/** The shared servers, as the keeper holds them. */
sealed interface Servers extends AutoCloseable permits LocalServers, ContainerServers {

    /** Starts PostgreSQL, once, and waits until it is ready. */
    SharedPostgres postgres();

    /**
     * Starts Kafka, once, and waits until it is ready.
     *
     * @return its {@code host:port}
     */
    String kafka();

    /** Stops what was started. Nobody needs the data any more. */
    @Override
    void close();
}
