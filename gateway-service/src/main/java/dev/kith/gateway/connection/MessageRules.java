package dev.kith.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Rules of HTTP that Reactor Netty leaves to its users: one valid {@code Host} (RFC 9112, section 3.2), a {@code Date}
 * in each response (RFC 9110, section 6.6.1), and a query as browsers send it.
 */
@Component
@Sharable
class MessageRules extends ChannelDuplexHandler {

    // RFC 3986, sections 3.2.2 and 3.2.3. A host cannot be empty in a URI of HTTP (RFC 9110, section 4.2.1).
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(:[0-9]{1,5})?");

    // Characters that are not part of a query (RFC 3986, section 3.4), but that browsers send in one as they are.
    private static final String UNESCAPED = "|{}^`\\\"<>[]";

    // RFC 9110, section 5.6.7. The JDK's RFC_1123_DATE_TIME has days of one digit.
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Clock clock;
    private volatile Date date = new Date(Instant.EPOCH, "");

    MessageRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            if (hasHost(request)) {
                request.setUri(withEscapedQuery(request.uri()));
            } else {
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("not one valid Host")));
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The writer gets the promise.
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL
                && !response.headers().contains(HttpHeaderNames.DATE)) {
            response.headers().set(HttpHeaderNames.DATE, now());
        }
        context.write(message, promise);
    }

    private static boolean hasHost(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return switch (hosts.size()) {
            case 0 -> request.protocolVersion().equals(HttpVersion.HTTP_1_0);
            case 1 -> HOST.matcher(hosts.getFirst()).matches();
            default -> false;
        };
    }

    private static String withEscapedQuery(String target) {
        var query = target.indexOf('?') + 1;
        if (query == 0 || target.chars().skip(query).noneMatch(MessageRules::isUnescaped)) {
            return target;
        }
        var escaped = new StringBuilder(target);
        for (var at = escaped.length() - 1; at >= query; at--) {
            var next = escaped.charAt(at);
            if (isUnescaped(next)) {
                escaped.replace(at, at + 1, "%" + HEX.toHexDigits((byte) next));
            }
        }
        return escaped.toString();
    }

    // Netty has read each byte as one character.
    private static boolean isUnescaped(int character) {
        return character > 0x7e || UNESCAPED.indexOf(character) >= 0;
    }

    private String now() {
        var second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var last = date;
        if (!last.second().equals(second)) {
            last = new Date(second, IMF_FIXDATE.format(second));
            date = last;
        }
        return last.text();
    }

    private record Date(Instant second, String text) {}
}
