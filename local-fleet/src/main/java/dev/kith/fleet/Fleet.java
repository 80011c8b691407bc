package dev.kith.fleet;

import static dev.kith.fleet.ServiceLine.front;
import static dev.kith.fleet.ServiceLine.service;

import dev.kith.fleet.check.DemoAccounts;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.home.Ports;
import dev.kith.fleet.springboot.Service;
import dev.kith.servers.kafka.KafkaBroker;
import dev.kith.servers.kafka.KafkaSettings;
import dev.kith.servers.postgres.PostgresServer;
import dev.kith.servers.postgres.PostgresSettings;
import dev.kith.servers.process.Component;
import dev.kith.servers.process.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The whole fleet, on one page: what runs, at which port, and what it needs. A new service is a new line. */
public final class Fleet {

    private static final String DEVELOPMENT_ORIGINS =
            "http://localhost:3000,http://localhost:4173,http://localhost:5173,"
                    + "http://127.0.0.1:3000,http://127.0.0.1:4173,http://127.0.0.1:5173";

    private static final int GATEWAY_PORT = 8080;

    /** In the order of their start; they stop in the opposite one, so the gateway is the last here. */
    private static final List<ServiceLine> SERVICES = List.of(
            service("auth", 8081)
                    .yielding()
                    .secret("KEY_ENCRYPTION_SECRET")
                    .unlessSet("SPRING_PROFILES_ACTIVE", "local")
                    .unlessSet("PUBLIC_URL", Fleet::publicUrl)
                    .unlessSet(
                            "MAIL_FOLDER",
                            site -> site.home().data().resolve("mail").toString()),
            service("profile", 8084),
            service("feed", 8083),
            service("chat", 8082),
            front("gateway", GATEWAY_PORT)
                    .unlessSet("CORS_ORIGINS", DEVELOPMENT_ORIGINS)
                    .unlessSet("SPRING_PROFILES_ACTIVE", "local")
                    .unlessSet("PUBLIC_URL", Fleet::publicUrl));

    private static final int POSTGRES_PORT = 15432;
    private static final int POSTGRES_CONNECTIONS = 100;
    private static final int KAFKA_PORT = 19092;
    private static final int KAFKA_CONTROLLER_PORT = 19093;

    private final Site site;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final List<Service> services;

    private Fleet(Site site, PostgresServer postgres, KafkaBroker kafka, List<Service> services) {
        this.site = site;
        this.postgres = postgres;
        this.kafka = kafka;
        this.services = services;
    }

    /** Describes the fleet of a site, with one instance of each service; starts nothing. */
    public static Fleet of(Site site) throws IOException {
        return of(site, Replicas.ONE_OF_EACH);
    }

    /** Describes the fleet of a site; starts nothing. */
    public static Fleet of(Site site, Replicas replicas) throws IOException {
        var home = site.home();
        var ports = site.ports();
        var postgres = new PostgresServer(new PostgresSettings(
                new Endpoint("postgres", ports.of(POSTGRES_PORT), home.log("postgres")),
                site.servers().postgresJar(),
                home.data().resolve("postgres"),
                home.secrets().get("POSTGRES_PASSWORD"),
                POSTGRES_CONNECTIONS,
                true));
        var kafkaJars = site.servers().kafkaJars();
        var kafka = new KafkaBroker(new KafkaSettings(
                new Endpoint("kafka", ports.of(KAFKA_PORT), home.log("kafka")),
                kafkaJars,
                home.data().resolve("kafka"),
                ports.of(KAFKA_CONTROLLER_PORT),
                classData(home, kafkaJars)));
        var addresses = new Addresses(ports, POSTGRES_PORT, KAFKA_PORT, SERVICES, replicas);
        var services = SERVICES.stream()
                .flatMap(line ->
                        replicas.instances(line.name()).mapToObj(instance -> line.toService(site, addresses, instance)))
                .toList();
        return new Fleet(site, postgres, kafka, services);
    }

    /** The services of which several instances may run: the gateway is the one address of the fleet. */
    static List<String> replicable() {
        return SERVICES.stream()
                .filter(ServiceLine::hasDatabase)
                .map(ServiceLine::name)
                .toList();
    }

    /** What there is to start, in that order. */
    public List<Component> components() {
        return Stream.concat(Stream.of(postgres, kafka), services.stream()).toList();
    }

    /** Every port that must be free before the start. */
    List<Integer> ports() {
        var ports = new ArrayList<Integer>();
        components().forEach(component -> ports.add(component.port()));
        services.forEach(service -> ports.add(Ports.management(service.port())));
        ports.add(site.ports().of(KAFKA_CONTROLLER_PORT));
        return ports;
    }

    void ensureDatabases() throws SQLException {
        for (var line : SERVICES) {
            if (line.hasDatabase()) {
                var password = site.home().secrets().get(line.databasePasswordName());
                postgres.ensureDatabase(line.databaseName(), line.databaseName(), password);
            }
        }
    }

    /** Where callers from outside come in. */
    public URI gateway() {
        return URI.create(address(services.getLast()));
    }

    /** Where auth-service itself listens. */
    public URI auth() {
        return URI.create(address(services.getFirst()));
    }

    /** They live and go with the data. */
    DemoAccounts demoAccounts() {
        return new DemoAccounts(gateway(), site.home().data().resolve("demo-accounts"));
    }

    /** Where a client on this machine reaches a component. */
    public String address(Component component) {
        var address = "127.0.0.1:" + component.port();
        return component instanceof Service ? "http://" + address : address;
    }

    /** For Kafka's clients: {@code host:port}. */
    public String broker() {
        return address(kafka);
    }

    PostgresServer postgres() {
        return postgres;
    }

    KafkaBroker kafka() {
        return kafka;
    }

    List<Service> services() {
        return services;
    }

    private static String publicUrl(Site site) {
        return "http://localhost:" + site.ports().of(GATEWAY_PORT);
    }

    /** Where the JVM puts the broker's classes when it first ends, so that later starts take a third less. */
    private static List<String> classData(Home home, List<Path> jars) {
        var archive = home.cache().resolve("kafka-%08x.jsa".formatted(jars.hashCode()));
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
    }
}
