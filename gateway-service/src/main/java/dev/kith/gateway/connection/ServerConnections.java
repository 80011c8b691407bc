package dev.kith.gateway.connection;

import dev.kith.gateway.GatewayProperties;
import dev.kith.gateway.edge.ForwardedClients;
import dev.kith.http.request.ClientNetwork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Bounds what clients make the gateway hold before there is a request: the number of headers, the time for a head, the
 * number of connections that wait. The bounds of routes and callers come later, with the request.
 */
@Component
class ServerConnections implements NettyServerCustomizer {

    // Requests that a client may send before the response to the first has ended.
    private static final int MAX_PIPELINED = 16;

    private static final Duration LINGER = Duration.ofSeconds(10);

    private final GatewayProperties.Connections properties;
    private final long maxDiscarded;
    private final ForwardedClients clients;
    private final MessageRules rules;
    private final NettyRefusals refusals;
    private final HttpDecoderConfig decoder;
    private final ConnectionQueue heads;
    private final ConnectionQueue idle;

    ServerConnections(
            GatewayProperties properties,
            ServerProperties server,
            ForwardedClients clients,
            MessageRules rules,
            NettyRefusals refusals,
            MeterRegistry meters) {
        this.properties = properties.connections();
        this.maxDiscarded = properties.body().maxDiscarded();
        this.clients = clients;
        this.rules = rules;
        this.refusals = refusals;
        this.decoder = decoder(server, this.properties.maxHeaders());
        this.heads = new ConnectionQueue(this.properties.maxHeads(), this.properties.maxHeadsPerNetwork());
        this.idle = new ConnectionQueue(this.properties.maxIdle(), this.properties.maxIdlePerNetwork());
        gauge("head", heads, meters);
        gauge("idle", idle, meters);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true).doOnChannelInit((_, channel, _) -> {
            var connection = new ClientConnection(this, channel, network(channel.remoteAddress()));
            var pipeline = channel.pipeline();
            pipeline.replace(
                    NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new HttpServerCodec(decoder, MAX_PIPELINED));
            pipeline.addBefore(NettyPipeline.HttpCodec, "writes", new WriteTimeout(properties.writeWait()))
                    .addBefore(NettyPipeline.HttpCodec, "bytes", connection.bytes())
                    .addBefore(NettyPipeline.HttpTrafficHandler, "rules", rules)
                    .addBefore(NettyPipeline.HttpTrafficHandler, "refusals", refusals)
                    .addBefore(NettyPipeline.HttpTrafficHandler, "close", new LingeringClose(LINGER, maxDiscarded))
                    .addBefore(NettyPipeline.HttpTrafficHandler, "connection", connection);
        });
    }

    Duration headTimeout() {
        return properties.headTimeout();
    }

    ConnectionQueue heads() {
        return heads;
    }

    ConnectionQueue idle() {
        return idle;
    }

    private @Nullable ClientNetwork network(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress client && !clients.isTrusted(client.getAddress())
                ? ClientNetwork.of(client.getAddress().getHostAddress())
                : null;
    }

    private static HttpDecoderConfig decoder(ServerProperties server, int maxHeaders) {
        return new HttpDecoderConfig()
                .setMaxHeaderSize((int) server.getMaxHttpRequestHeaderSize().toBytes())
                .setHeadersFactory(new BoundedHeaders(DefaultHttpHeadersFactory.headersFactory(), maxHeaders))
                .setTrailersFactory(new BoundedHeaders(DefaultHttpHeadersFactory.trailersFactory(), maxHeaders));
    }

    private static void gauge(String waitsFor, ConnectionQueue queue, MeterRegistry meters) {
        Gauge.builder("kith.connections.waiting", queue, ConnectionQueue::size)
                .tag("phase", waitsFor)
                .register(meters);
    }
}
