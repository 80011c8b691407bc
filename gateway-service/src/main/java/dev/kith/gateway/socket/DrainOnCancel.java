package dev.kith.gateway.socket;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * The frames of one end. When the other end cancels, they are read and discarded. Reactor Netty would take the cancel
 * as the order to close this end at once and without a close code.
 */
final class DrainOnCancel implements CoreSubscriber<WebSocketFrame>, Subscription {

    private final CoreSubscriber<? super WebSocketFrame> downstream;
    private volatile boolean active = true;
    private @Nullable Subscription source;

    private DrainOnCancel(CoreSubscriber<? super WebSocketFrame> downstream) {
        this.downstream = downstream;
    }

    static Flux<WebSocketFrame> of(Flux<WebSocketFrame> frames) {
        return frames.transform(
                Operators.<WebSocketFrame, WebSocketFrame>lift((_, downstream) -> new DrainOnCancel(downstream)));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        downstream.onSubscribe(this);
    }

    // The frame is valid during this call only; a subscriber that keeps it retains it.
    @Override
    public void onNext(WebSocketFrame frame) {
        if (active) {
            downstream.onNext(frame);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (active) {
            downstream.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (active) {
            downstream.onComplete();
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
        active = false;
        request(Long.MAX_VALUE);
    }
}
