package dev.kith.gateway.edge;

import dev.kith.gateway.GatewayProperties;
import dev.kith.http.settings.InvalidSettingException;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Finds the client of a request. {@code X-Forwarded-*} headers count only if the connection comes from a trusted proxy,
 * and of their addresses only those that trusted proxies have added.
 */
@Component
public final class ForwardedClients {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    private final List<IpSubnetFilterRule> trusted;

    ForwardedClients(GatewayProperties properties) {
        this.trusted = properties.client().trustedProxies().stream()
                .map(network -> rule(network.strip()))
                .toList();
    }

    /**
     * The client, and how it sees the gateway.
     *
     * @param address its IP address
     * @param scheme {@code http} or {@code https}
     * @param authority the host, with the port if any, that it sent the request to
     */
    public record ForwardedClient(String address, String scheme, String authority) {

        /** The origin (RFC 6454) of a page that the gateway itself would serve to this client. */
        public String sameOrigin() {
            return scheme + "://" + authority;
        }
    }

    public ForwardedClient find(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var peer = peer(request);
        var scheme = request.getURI().getScheme();
        var authority = Optional.ofNullable(headers.getFirst(HttpHeaders.HOST)).orElse("");
        if (peer == null || !isTrusted(peer)) {
            return new ForwardedClient(peer == null ? "" : peer.getHostAddress(), scheme, authority);
        }
        return new ForwardedClient(
                farthest(peer, headers).getHostAddress(),
                first(headers, FORWARDED_PROTO).orElse(scheme),
                first(headers, FORWARDED_HOST).orElse(authority));
    }

    /** Sets the headers from which a service reads the client. */
    public void setHeaders(ForwardedClient client, HttpHeaders toService) {
        toService.set(FORWARDED_FOR, client.address());
        toService.set(FORWARDED_PROTO, client.scheme());
        toService.set(FORWARDED_HOST, client.authority());
    }

    public boolean isTrusted(InetAddress address) {
        var peer = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(peer));
    }

    private static @Nullable InetAddress peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null ? null : remote.getAddress();
    }

    // Each proxy appends the address of its peer. Read from the right, the first address that is not trusted is the
    // client's.
    private InetAddress farthest(InetAddress peer, HttpHeaders headers) {
        var farthest = peer;
        for (var hop : values(headers, FORWARDED_FOR).toList().reversed()) {
            var address = address(hop);
            if (address.isEmpty() || !isTrusted(farthest)) {
                return farthest;
            }
            farthest = address.get();
        }
        return farthest;
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(HttpHeaders headers, String name) {
        return values(headers, name).findFirst();
    }

    private static Stream<String> values(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static IpSubnetFilterRule rule(String network) {
        var slash = network.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash));
            var bits = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(network.substring(slash + 1));
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException unreadable) {
            throw InvalidSettingException.of("TRUSTED_PROXIES", network, "addresses or networks such as 10.0.0.0/8");
        }
    }
}
