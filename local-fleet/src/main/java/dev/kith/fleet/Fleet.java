package dev.kith.fleet;

import static dev.kith.fleet.ServiceDefinition.front;
import static dev.kith.fleet.ServiceDefinition.service;

import dev.kith.fleet.ServiceDefinition.ComponentAddresses;
import dev.kith.fleet.check.DemoAccounts;
import dev.kith.fleet.home.FleetPorts;
import dev.kith.fleet.home.Home;
import dev.kith.fleet.springboot.Service;
import dev.kith.servers.kafka.KafkaBroker;
import dev.kith.servers.kafka.KafkaBroker.KafkaSettings;
import dev.kith.servers.postgres.PostgresServer;
import dev.kith.servers.postgres.PostgresServer.PostgresSettings;
import dev.kith.servers.process.Component;
import dev.kith.servers.process.Component.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The whole fleet on one page: what runs, at which port, and what it needs. A new service is a new entry here. */
public final class Fleet {

    private static final String DEVELOPMENT_ORIGINS =
            "http://localhost:3000,http://localhost:4173,http://localhost:5173,"
                    + "http://127.0.0.1:3000,http://127.0.0.1:4173,http://127.0.0.1:5173";

    private static final int GATEWAY_PORT = 8080;

    /** In the order of their start. They stop in the reverse order, so the gateway, the last here, stops first. */
    private static final List<ServiceDefinition> SERVICES = List.of(
            service("auth", 8081)
                    .yielding()
                    .secret("KEY_ENCRYPTION_SECRET")
                    .unlessSet("SPRING_PROFILES_ACTIVE", "local")
                    .unlessSet("PUBLIC_URL", Fleet::publicUrl)
                    .unlessSet(
                            "MAIL_FOLDER",
                            installation ->
                                    installation.home().data().resolve("mail").toString()),
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

    private final Installation installation;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final List<Service> services;

    private Fleet(Installation installation, PostgresServer postgres, KafkaBroker kafka, List<Service> services) {
        this.installation = installation;
        this.postgres = postgres;
        this.kafka = kafka;
        this.services = services;
    }

    /** Describes the fleet of an installation, with one instance of each service; starts nothing. */
    public static Fleet of(Installation installation) throws IOException {
        return of(installation, Replicas.ONE_OF_EACH);
    }

    /** Describes the fleet of an installation; starts nothing. */
    public static Fleet of(Installation installation, Replicas replicas) throws IOException {
        var home = installation.home();
        var ports = installation.ports();
        var postgres = new PostgresServer(new PostgresSettings(
                new Endpoint("postgres", ports.of(POSTGRES_PORT), home.log("postgres")),
                installation.servers().postgresJar(),
                home.data().resolve("postgres"),
                home.secrets().get("POSTGRES_PASSWORD"),
                POSTGRES_CONNECTIONS,
                true));
        var kafkaJars = installation.servers().kafkaJars();
        var kafka = new KafkaBroker(new KafkaSettings(
                new Endpoint("kafka", ports.of(KAFKA_PORT), home.log("kafka")),
                kafkaJars,
                home.data().resolve("kafka"),
                ports.of(KAFKA_CONTROLLER_PORT),
                classData(home, kafkaJars)));
        var addresses = new ComponentAddresses(ports, POSTGRES_PORT, KAFKA_PORT, SERVICES, replicas);
        var services = SERVICES.stream()
                .flatMap(definition -> replicas.instances(definition.name())
                        .mapToObj(instance -> definition.toService(installation, addresses, instance)))
                .toList();
        return new Fleet(installation, postgres, kafka, services);
    }

    /** The services that may have several instances. The gateway may not: it is the one address of the fleet. */
    static List<String> replicable() {
        return SERVICES.stream()
                .filter(ServiceDefinition::hasDatabase)
                .map(ServiceDefinition::name)
                .toList();
    }

    /** In the order of their start. */
    public List<Component> components() {
        return Stream.concat(Stream.of(postgres, kafka), services.stream()).toList();
    }

    /** Every port that must be free before the start. */
    List<Integer> ports() {
        var ports = new ArrayList<Integer>();
        components().forEach(component -> ports.add(component.port()));
        services.forEach(service -> ports.add(FleetPorts.management(service.port())));
        ports.add(installation.ports().of(KAFKA_CONTROLLER_PORT));
        return ports;
    }

    void ensureDatabases() throws SQLException {
        for (var service : SERVICES) {
            if (service.hasDatabase()) {
                var password = installation.home().secrets().get(service.databasePasswordName());
                postgres.ensureDatabase(service.databaseName(), service.databaseName(), password);
            }
        }
    }

    /** The address for clients. */
    public URI gateway() {
        return URI.create(address(services.getLast()));
    }

    /** The address of auth-service itself. */
    public URI auth() {
        return URI.create(address(services.getFirst()));
    }

    /** Their file is deleted together with the data. */
    DemoAccounts demoAccounts() {
        return new DemoAccounts(gateway(), installation.home().data().resolve("demo-accounts"));
    }

    /** The address of a component on this machine. */
    public String address(Component component) {
        var address = "127.0.0.1:" + component.port();
        return component instanceof Service ? "http://" + address : address;
    }

    /** Of Kafka: {@code host:port}. */
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

    private static String publicUrl(Installation installation) {
        return "http://localhost:" + installation.ports().of(GATEWAY_PORT);
    }

    /** The JVM archives the broker's classes there at its first end, which makes later starts a third faster. */
    private static List<String> classData(Home home, List<Path> jars) {
        var archive = home.cache().resolve("kafka-%08x.jsa".formatted(jars.hashCode()));
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
    }
}
