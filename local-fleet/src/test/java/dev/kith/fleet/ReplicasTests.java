package dev.kith.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.fleet.terminal.CommandFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicasTests {

    @Test
    void areOneByDefault() {
        var replicas = Replicas.parse(List.of("chat=2", "feed=5", "auth=1"));

        assertThat(replicas.instances("chat")).containsExactly(1, 2);
        assertThat(replicas.instances("feed")).hasSize(5);
        assertThat(replicas.instances("auth")).containsExactly(1);
        assertThat(replicas.instances("profile")).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "chat, 'expected SERVICE=NUMBER'",
        "chat=, 'expected SERVICE=NUMBER'",
        "chat=two, 'expected SERVICE=NUMBER'",
        "chat=-1, 'expected SERVICE=NUMBER'",
        "'', 'expected SERVICE=NUMBER'",
        "chat=0, 'expected 1 to 5'",
        "chat=6, 'expected 1 to 5'",
        "gateway=2, 'auth, profile, feed, chat can have several instances, not gateway'",
        "kafka=2, 'auth, profile, feed, chat can have several instances, not kafka'",
    })
    void refusesAnInvalidOptionInOneLine(String text, String why) {
        assertThatThrownBy(() -> Replicas.parse(List.of(text)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("--replicas " + text + ": ")
                .hasMessageContaining(why)
                .message()
                .hasLineCount(1);
    }

    @Test
    void refusesAServiceThatIsNamedTwice() {
        assertThatThrownBy(() -> Replicas.parse(List.of("chat=2", "chat=3")))
                .hasMessage("--replicas chat=3: chat is named twice");
    }
}
