package dev.kith.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.change.Change;
import dev.kith.chat.change.Change.Read;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowerTests {

    private static final UUID ANNA = UUID.randomUUID();

    private final List<String> given = new ArrayList<>();
    private final Queue<Runnable> reads = new ArrayDeque<>();
    private final Stream stream = new Stream();
    private final Given receiver = new Given();
    private final Follower follower = new Follower(stream, receiver, reads::add);

    @BeforeEach
    void startBehindThree() {
        stream.end = 3;
        follower.startAt(3);
    }

    @Test
    void handsOnAtOnceWhatComesNext() {
        follower.begin();
        hear(4, 5, 6);

        assertThat(given).containsExactly("4", "5", "6");
        assertThat(reads).isEmpty();
    }

    @Test
    void handsOnNothingTwice() {
        follower.begin();
        hear(4, 4, 3, 1, 5, 4, 5);

        assertThat(given).containsExactly("4", "5");
    }

    @Test
    void readsWhatIsMissingBetween() {
        follower.begin();
        hear(4, 7);
        assertThat(given).containsExactly("4");

        runReads();

        assertThat(given).containsExactly("4", "5", "6", "7");
        hear(8);
        assertThat(given).endsWith("7", "8");
    }

    @Test
    void keepsTheOrderOfWhatIsHeardInAnother() {
        follower.begin();
        hear(6, 5, 4, 7);
        runReads();
        hear(9, 8);
        runReads();

        assertThat(given).containsExactly("4", "5", "6", "7", "8", "9");
    }

    @Test
    void readsOnWhenMoreIsHeardMeanwhile() {
        follower.begin();
        hear(5);
        stream.whileReading = () -> hear(6);
        runReads();

        assertThat(given).containsExactly("4", "5", "6");
        assertThat(reads).isEmpty();
    }

    @Test
    void readsAsManyPagesAsThereAre() {
        follower.begin();
        hear(1_000);
        runReads();

        assertThat(given).containsExactlyElementsOf(numbers(4, 1_000));
    }

    @Test
    void readsLittleAheadOfAReceiverThatHasNoRoom() throws InterruptedException {
        receiver.isGoneAfterOne = true;
        stream.end = 1_000;
        resume(1);

        assertThat(given).containsExactly("2");
        assertThat(stream.handedOut).isLessThanOrEqualTo(16);
    }

    @Test
    void waitsUntilItBegins() {
        hear(4, 5);
        assertThat(given).isEmpty();

        follower.begin();
        runReads();

        assertThat(given).containsExactly("4", "5");
    }

    @Test
    void catchesUpWithAPosition() {
        follower.begin();
        stream.end = 5;
        follower.reached(5);
        follower.reached(2);
        runReads();

        assertThat(given).containsExactly("4", "5");
    }

    @Test
    void resumesBeforeAnythingNewer() throws InterruptedException {
        hear(4, 5);
        resume(1);
        hear(5, 6);

        assertThat(given).containsExactly("2", "3", "4", "5", "complete at 5", "6");
    }

    @Test
    void resumesInOrderWhileMoreIsHeard() throws InterruptedException {
        stream.whileReading = () -> hear(4);
        resume(1);

        assertThat(given).containsExactly("2", "3", "4", "complete at 4");
    }

    @Test
    void goesBackWhereItIsToldEvenIfItHasBegun() throws InterruptedException {
        follower.begin();
        hear(4);
        resume(2);
        hear(5);

        assertThat(given).containsExactly("4", "3", "4", "complete at 4", "5");
    }

    @Test
    void resumesNothingWhereNothingWasMissed() throws InterruptedException {
        resume(3);

        assertThat(given).containsExactly("complete at 3");
    }

    @Test
    void saysWhenTheStreamDoesNotGoBackSoFar() throws InterruptedException {
        stream.begin = 3;
        resume(1);
        hear(4);

        assertThat(given).containsExactly("incomplete at 3", "4");
    }

    @Test
    void saysWhenTheStreamHasNotComeSoFar() throws InterruptedException {
        resume(9);
        hear(4);

        assertThat(given).containsExactly("incomplete at 3", "4");
    }

    @Test
    void losesNothingWhenTheStreamCannotBeReadForAMoment() {
        follower.begin();
        stream.whileReading = () -> {
            throw new IllegalStateException("away");
        };
        hear(5);
        runReads();
        assertThat(given).containsExactly("failed");

        hear(6);
        runReads();
        assertThat(given).containsExactly("failed", "4", "5", "6");
    }

    @Test
    void looksNoFurtherThanTheStreamGoes() throws InterruptedException {
        hear(4, 5);
        stream.end = 2;
        resume(1);
        assertThat(given).containsExactly("2", "complete at 2");

        resume(7);
        assertThat(given).endsWith("incomplete at 2");
        assertThat(reads).isEmpty();
    }

    @Test
    void readsNoMoreForNobody() throws InterruptedException {
        receiver.isGone = true;
        resume(1);
        assertThat(given).isEmpty();

        receiver.isGone = false;
        resume(1);
        assertThat(given).containsExactly("2", "3", "complete at 3");
    }

    private void hear(long... positions) {
        for (var position : positions) {
            stream.end = Math.max(stream.end, position);
            follower.heard(change(position));
        }
    }

    private void resume(long after) throws InterruptedException {
        follower.resume(
                after, (complete, position) -> given.add((complete ? "complete at " : "incomplete at ") + position));
    }

    private void runReads() {
        while (!reads.isEmpty()) {
            reads.remove().run();
        }
    }

    private static List<String> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    }

    private static Change change(long position) {
        return new Change(ANNA, position, new Read(ANNA, ANNA, position));
    }

    private final class Given implements ChangeReceiver {

        private boolean isGone;
        private boolean isGoneAfterOne;

        @Override
        public void take(Change change) {
            given.add(Long.toString(change.position()));
            isGone |= isGoneAfterOne;
        }

        @Override
        public boolean awaitRoom() {
            return !isGone;
        }

        @Override
        public void lost(long position) {
            given.add("lost before " + position);
        }

        @Override
        public void failed(RuntimeException failure) {
            given.add("failed");
        }
    }

    private static final class Stream implements StreamSource {

        private long begin;
        private long end;
        private long handedOut;
        private Runnable whileReading = () -> {};

        @Override
        public long position() {
            return end;
        }

        @Override
        public Optional<List<Change>> after(long position, int limit) {
            var last = Math.min(position + limit, end);
            handedOut += last - position;
            var once = whileReading;
            whileReading = () -> {};
            once.run();
            return position < begin || position > end
                    ? Optional.empty()
                    : Optional.of(LongStream.rangeClosed(position + 1, last)
                            .mapToObj(FollowerTests::change)
                            .toList());
        }
    }
}
