package dev.kith.gateway.socket;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * The frames of one end, read and let go once the other end takes no more. To cancel would be to close this end at once
 * and without a code: that is how Reactor Netty takes it.
 */
final class Draining implements CoreSubscriber<WebSocketFrame>, Subscription {

    private final CoreSubscriber<? super WebSocketFrame> taker;
    private volatile boolean taken = true;
    private @Nullable Subscription source;

    private Draining(CoreSubscriber<? super WebSocketFrame> taker) {
        this.taker = taker;
    }

    static Flux<WebSocketFrame> of(Flux<WebSocketFrame> frames) {
        return frames.transform(Operators.<WebSocketFrame, WebSocketFrame>lift((_, taker) -> new Draining(taker)));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        taker.onSubscribe(this);
    }

    // A frame is the taker's for the length of this call; who keeps it retains it.
    @Override
    public void onNext(WebSocketFrame frame) {
        if (taken) {
            taker.onNext(frame);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (taken) {
            taker.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (taken) {
            taker.onComplete();
        }
    }

    @Override
    public void request(long frames) {
        if (source != null) {
            source.request(frames);
        }
    }

    @Override
    public void cancel() {
        taken = false;
        request(Long.MAX_VALUE);
    }
}
