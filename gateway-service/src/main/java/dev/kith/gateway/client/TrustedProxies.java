package dev.kith.gateway.client;

import dev.kith.http.settings.InvalidSettingException;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The proxies in front of the gateway, whose forwarded headers are believed.
 *
 * @param trustedProxies addresses or networks, such as {@code 10.0.0.7} and {@code 10.0.0.0/8}; none if empty
 */
@ConfigurationProperties("kith.gateway.client")
record TrustedProxies(List<String> trustedProxies) {

    TrustedProxies {
        trustedProxies = trustedProxies.stream().map(String::strip).toList();
        trustedProxies.forEach(TrustedProxies::rule);
    }

    /** What accepts the addresses of these proxies. */
    List<IpSubnetFilterRule> rules() {
        return trustedProxies.stream().map(TrustedProxies::rule).toList();
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
