package dev.kith.chat.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamCursorTests {

    private static final UUID ANNA = UUID.randomUUID();

    private final List<String> received = new ArrayList<>();
    private final Queue<Runnable> reads = new ArrayDeque<>();
    private final FakeStream stream = new FakeStream();
    private final Recorder subscriber = new Recorder();
    private final UserStreams<String> streams = new UserStreams<>(_ -> stream.end, stream::read);
    private final StreamCursor<String> cursor = new StreamCursor<>(streams, ANNA, subscriber, reads::add);

    @BeforeEach
    void openAtThree() {
        stream.end = 3;
        assertThat(cursor.open()).isEqualTo(3);
    }

    @Test
    void deliversTheNextEntryAtOnce() {
        cursor.begin();
        publish(4, 5, 6);

        assertThat(received).containsExactly("4", "5", "6");
        assertThat(reads).isEmpty();
    }

    @Test
    void deliversNoEntryTwice() {
        cursor.begin();
        publish(4, 4, 3, 1, 5, 4, 5);

        assertThat(received).containsExactly("4", "5");
    }

    @Test
    void readsMissingEntries() {
        cursor.begin();
        publish(4, 7);
        assertThat(received).containsExactly("4");

        runReads();

        assertThat(received).containsExactly("4", "5", "6", "7");
        publish(8);
        assertThat(received).endsWith("7", "8");
    }

    @Test
    void deliversInOrderWhatIsPublishedInAnother() {
        cursor.begin();
        publish(6, 5, 4, 7);
        runReads();
        publish(9, 8);
        runReads();

        assertThat(received).containsExactly("4", "5", "6", "7", "8", "9");
    }

    @Test
    void readsOnWhenAnEntryIsPublishedMeanwhile() {
        cursor.begin();
        publish(5);
        stream.whileReading = () -> publish(6);
        runReads();

        assertThat(received).containsExactly("4", "5", "6");
        assertThat(reads).isEmpty();
    }

    @Test
    void readsEveryPage() {
        cursor.begin();
        publish(1_000);
        runReads();

        assertThat(received).containsExactlyElementsOf(numbers(4, 1_000));
    }

    @Test
    void readsOnlyOnePageAheadOfASubscriberWithoutRoom() throws InterruptedException {
        subscriber.closesAfterOne = true;
        stream.end = 1_000;
        resume(1);

        assertThat(received).containsExactly("2");
        assertThat(stream.read).isLessThanOrEqualTo(16);
    }

    @Test
    void deliversNothingBeforeItBegins() {
        publish(4, 5);
        assertThat(received).isEmpty();

        cursor.begin();
        runReads();

        assertThat(received).containsExactly("4", "5");
    }

    @Test
    void readsUpToAPosition() {
        cursor.begin();
        stream.end = 5;
        cursor.onPosition(5);
        cursor.onPosition(2);
        runReads();

        assertThat(received).containsExactly("4", "5");
    }

    @Test
    void resumesBeforeNewerEntries() throws InterruptedException {
        publish(4, 5);
        resume(1);
        publish(5, 6);

        assertThat(received).containsExactly("2", "3", "4", "5", "complete at 5", "6");
    }

    @Test
    void resumesInOrderWhileAnEntryIsPublished() throws InterruptedException {
        stream.whileReading = () -> publish(4);
        resume(1);

        assertThat(received).containsExactly("2", "3", "4", "complete at 4");
    }

    @Test
    void resumesFromAnEarlierPositionAfterItBegan() throws InterruptedException {
        cursor.begin();
        publish(4);
        resume(2);
        publish(5);

        assertThat(received).containsExactly("4", "3", "4", "complete at 4", "5");
    }

    @Test
    void resumesWithoutEntriesWhenNoneIsMissing() throws InterruptedException {
        resume(3);

        assertThat(received).containsExactly("complete at 3");
    }

    @Test
    void reportsThatTheStreamLacksTheOldEntries() throws InterruptedException {
        stream.begin = 3;
        resume(1);
        publish(4);

        assertThat(received).containsExactly("incomplete at 3", "4");
    }

    @Test
    void reportsAPositionBehindTheEnd() throws InterruptedException {
        resume(9);
        publish(4);

        assertThat(received).containsExactly("incomplete at 3", "4");
    }

    @Test
    void losesNoEntryWhenAReadFails() {
        cursor.begin();
        stream.whileReading = () -> {
            throw new IllegalStateException("away");
        };
        publish(5);
        runReads();
        assertThat(received).containsExactly("failed");

        publish(6);
        runReads();
        assertThat(received).containsExactly("failed", "4", "5", "6");
    }

    @Test
    void stopsAtTheEndOfAStreamThatWasRestored() throws InterruptedException {
        publish(4, 5);
        stream.end = 2;
        resume(1);
        assertThat(received).containsExactly("2", "complete at 2");

        resume(7);
        assertThat(received).endsWith("incomplete at 2");
        assertThat(reads).isEmpty();
    }

    @Test
    void readsNothingForAClosedSubscriber() throws InterruptedException {
        subscriber.isClosed = true;
        resume(1);
        assertThat(received).isEmpty();

        subscriber.isClosed = false;
        resume(1);
        assertThat(received).containsExactly("2", "3", "complete at 3");
    }

    private void publish(long... positions) {
        for (var position : positions) {
            stream.end = Math.max(stream.end, position);
            streams.publish(ANNA, entry(position));
        }
    }

    private void resume(long after) throws InterruptedException {
        cursor.resume(
                after, (complete, position) -> received.add((complete ? "complete at " : "incomplete at ") + position));
    }

    private void runReads() {
        while (!reads.isEmpty()) {
            reads.remove().run();
        }
    }

    private static List<String> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    }

    private static StreamEntry<String> entry(long position) {
        return new StreamEntry<>(position, "entry " + position);
    }

    private final class Recorder implements StreamSubscriber<String> {

        private boolean isClosed;
        private boolean closesAfterOne;

        @Override
        public void onEntry(StreamEntry<String> entry) {
            received.add(Long.toString(entry.position()));
            isClosed |= closesAfterOne;
        }

        @Override
        public boolean awaitRoom() {
            return !isClosed;
        }

        @Override
        public void onGap(long position) {
            received.add("gap before " + position);
        }

        @Override
        public void onFailure(RuntimeException failure) {
            received.add("failed");
        }
    }

    private static final class FakeStream {

        private long begin;
        private long end;
        private long read;
        private Runnable whileReading = () -> {};

        StreamPage<String> read(UUID user, long after, int limit) {
            var endBefore = end;
            var first = Math.max(after, begin) + 1;
            var last = Math.min(first + limit - 1, end);
            read += Math.max(0, last - first + 1);
            var once = whileReading;
            whileReading = () -> {};
            once.run();
            return new StreamPage<>(
                    endBefore,
                    LongStream.rangeClosed(first, last)
                            .mapToObj(StreamCursorTests::entry)
                            .toList());
        }
    }
}
