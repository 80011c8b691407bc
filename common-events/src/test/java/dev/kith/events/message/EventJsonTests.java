package dev.kith.events.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.events.contract.ProfileUpdated;
import dev.kith.events.contract.UserRegistered;
import dev.kith.events.message.EventMessage.UnreadableEventException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTests {

    private static final UUID USER = UUID.fromString("019a9b1c-0000-7000-8000-000000000001");

    private final EventJson json = new EventJson();

    @Test
    void writesMembersInSnakeCase() {
        assertThat(json.write(new UserRegistered(USER)))
                .isEqualTo("{\"user_id\":\"019a9b1c-0000-7000-8000-000000000001\"}");
        assertThat(json.write(new ProfileUpdated(USER, "ada", "", null, 3)))
                .isEqualTo("{\"user_id\":\"019a9b1c-0000-7000-8000-000000000001\",\"username\":\"ada\",\"bio\":\"\","
                        + "\"avatar\":null,\"version\":3}");
    }

    @Test
    void readsWhatItWrote() {
        var event = new ProfileUpdated(USER, null, "counts", "aGk=", 9);

        assertThat(json.read(json.write(event), ProfileUpdated.class)).isEqualTo(event);
    }

    @Test
    void ignoresMembersOfLaterVersions() {
        assertThat(json.read("{\"user_id\":\"%s\",\"email\":\"a@b.c\"}".formatted(USER), UserRegistered.class))
                .isEqualTo(new UserRegistered(USER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"user_id\":\"%s\"}",
                "{\"user_id\":\"%s\",\"bio\":null,\"version\":1}",
                "{\"user_id\":\"%s\",\"bio\":\"\"}",
                "{\"user_id\":\"%s\",\"bio\":\"\",\"version\":null}",
                "{\"user_id\":\"%s\",\"bio\":\"\",\"version\":\"1\"}",
                "{\"user_id\":\"ada\",\"bio\":\"\",\"version\":1}",
                "{\"user_id\":\"%s\",\"bio\":\"\",\"version\":1} {}",
            })
    void refusesWhatIsNotAProfile(String value) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> json.read(value.replace("%s", USER.toString()), ProfileUpdated.class))
                .withMessageContaining("ProfileUpdated");
    }
}
