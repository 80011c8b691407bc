package dev.kith.bench;

import dev.kith.fleet.client.ServiceClient;
import dev.kith.fleet.supervisor.ComponentStatus;
import dev.kith.fleet.supervisor.ResidentMemory;
import dev.kith.fleet.terminal.CommandFailedException;
import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityHeaders;
import dev.kith.http.identity.IdentityTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The running fleet: the addresses of its components, and their use of the machine.
 *
 * @param secret returns the fleet's secret of a name
 */
record MeasuredFleet(List<ComponentStatus> components, UnaryOperator<String> secret) {

    private static final Duration CALLER_LIFE = Duration.ofHours(1);

    URI gateway() {
        return address("gateway");
    }

    URI address(String name) {
        return URI.create("http://127.0.0.1:" + component(name).port());
    }

    /** The database that a service owns. */
    ServiceDatabase database(String service) {
        var password = secret.apply("DB_%s_PASSWORD".formatted(service.toUpperCase(Locale.ROOT)));
        return new ServiceDatabase(component("postgres").port(), service + "_db", password);
    }

    /** The header lines by which the gateway tells a service who calls; valid for a minute. */
    String[] identityHeaders(UUID user) {
        var clock = Clock.systemUTC();
        var identity = new Identity(user, null, Set.of(), clock.instant().plus(CALLER_LIFE));
        var token = new IdentityTokens(secret.apply("INTERNAL_SECRET"), clock).issue(identity);
        return new String[] {IdentityHeaders.USER_ID + ": " + user, IdentityHeaders.IDENTITY + ": " + token};
    }

    /**
     * Returns if the gateway has no rate limits: a benchmark would measure the limits instead.
     *
     * @throws CommandFailedException if it has; the message says how to switch them off
     */
    void requireNoRateLimits() throws InterruptedException {
        requireNoRateLimits(gateway());
    }

    static void requireNoRateLimits(URI gateway) throws InterruptedException {
        var headers = new ServiceClient("the gateway", gateway)
                .get("/api/auth/jwks")
                .response()
                .headers();
        headers.firstValue("RateLimit-Policy").ifPresent(policy -> {
            throw new CommandFailedException(
                    "the gateway has rate limits (%s), and the benchmark would measure them; start the fleet without: ./kith down && RATE_LIMIT_SCALE=0 ./kith up -d"
                            .formatted(policy));
        });
    }

    /** The names of a service's running instances, the first one first. */
    List<String> instances(String service) {
        return components.stream()
                .map(ComponentStatus::name)
                .filter(name -> name.equals(service) || name.startsWith(service + "-"))
                .toList();
    }

    /** Processor time of the component since its start, user and system. */
    Duration cpu(String name) {
        return ProcessHandle.of(pid(name))
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    long rssMib(String name) {
        return ResidentMemory.mebibytes(pid(name));
    }

    long pid(String name) {
        var pid = component(name).pid();
        if (pid == null) {
            throw new CommandFailedException(name + " is not running");
        }
        return pid;
    }

    private ComponentStatus component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("the fleet has no " + name));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return components.toString();
    }
}
