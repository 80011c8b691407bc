package dev.kith.chat.hub;

import static dev.kith.chat.hub.OutboundQueue.Admission.ADMITTED;
import static dev.kith.chat.hub.OutboundQueue.Admission.FINISHED;
import static dev.kith.chat.hub.OutboundQueue.Admission.FULL;
import static dev.kith.chat.hub.OutboundQueue.Admission.WRITER_NEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboundQueueTests {

    private static final Frame.Close BYE = new Frame.Close(CloseCode.GOING_AWAY);

    private final SharedBacklog backlog = new SharedBacklog(15);
    private final OutboundQueue queue = new OutboundQueue(3, 10, backlog);

    @Test
    void needsAWriterWhenItHasNone() {
        assertThat(queue.add(text("a"))).isEqualTo(WRITER_NEEDED);
        assertThat(queue.add(text("b"))).isEqualTo(ADMITTED);
        assertThat(queue.next()).isEqualTo(text("a"));
        assertThat(queue.next()).isEqualTo(text("b"));
        assertThat(queue.add(text("c"))).isEqualTo(ADMITTED);
        assertThat(queue.next()).isEqualTo(text("c"));
        assertThat(queue.next()).isNull();
        assertThat(queue.add(text("d"))).isEqualTo(WRITER_NEEDED);
    }

    @Test
    void isFullAtItsLimitOfFrames() {
        queue.add(text("a"));
        queue.add(text("b"));
        queue.add(text("c"));
        assertThat(queue.add(text("d"))).isEqualTo(FULL);
        queue.next();
        assertThat(queue.add(text("e"))).isEqualTo(ADMITTED);
    }

    @Test
    void isFullAtItsLimitOfBytes() {
        assertThat(queue.add(text("12345€"))).isEqualTo(WRITER_NEEDED);
        assertThat(queue.add(text("€"))).isEqualTo(FULL);
        assertThat(queue.add(text("ü"))).isEqualTo(ADMITTED);
        queue.next();
        assertThat(queue.add(text("12345678"))).isEqualTo(ADMITTED);
    }

    @Test
    void isFullWithTheSharedBacklogExceptForASingleFrame() {
        var other = new OutboundQueue(3, 10, backlog);
        other.add(text("1234567890"));
        assertThat(queue.add(text("123456"))).isEqualTo(WRITER_NEEDED);
        assertThat(queue.add(text("1"))).isEqualTo(FULL);
        other.next();
        assertThat(queue.add(text("1"))).isEqualTo(ADMITTED);
    }

    @Test
    void hasRoomUntilHalfOfItOrOfTheSharedBacklogIsUsed() {
        var reader = new OutboundQueue(4, 12, backlog);
        reader.add(text("1"));
        assertThat(reader.hasRoom()).isTrue();
        reader.add(text("2"));
        assertThat(reader.hasRoom()).isFalse();
        reader.next();
        assertThat(reader.hasRoom()).isTrue();

        queue.add(text("123456"));
        assertThat(reader.hasRoom()).isFalse();
        reader.next();
        assertThat(reader.hasRoom()).isTrue();
    }

    @Test
    void removesItsBytesFromTheSharedBacklog() {
        queue.add(text("a"));
        queue.add(text("b"));
        queue.next();
        assertThat(backlog.bytes()).isEqualTo(1);
        queue.finishNow(BYE);
        queue.abandon();
        assertThat(backlog.bytes()).isZero();

        var other = new OutboundQueue(3, 10, backlog);
        other.add(text("a"));
        other.finish(BYE);
        other.abandon();
        assertThat(backlog.bytes()).isZero();
    }

    @Test
    void finishesAfterTheFramesThatWait() {
        queue.add(text("a"));
        queue.finish(BYE);
        assertThat(queue.add(text("b"))).isEqualTo(FINISHED);
        assertThat(queue.finish(BYE)).isEqualTo(FINISHED);
        assertThat(queue.next()).isEqualTo(text("a"));
        assertThat(queue.next()).isEqualTo(BYE);
        assertThat(queue.next()).isNull();
    }

    @Test
    void finishesAtOnceIfRequired() {
        queue.add(text("a"));
        queue.add(text("b"));
        assertThat(queue.finishNow(BYE)).isEqualTo(ADMITTED);
        assertThat(queue.next()).isEqualTo(BYE);
    }

    @Test
    void dropsEverythingWhenTheTransportIsClosed() {
        queue.add(text("a"));
        queue.abandon();
        assertThat(queue.next()).isNull();
        assertThat(queue.add(text("b"))).isEqualTo(FINISHED);
        assertThat(queue.finish(BYE)).isEqualTo(FINISHED);
    }

    private static Frame.Text text(String text) {
        return new Frame.Text(text);
    }
}
