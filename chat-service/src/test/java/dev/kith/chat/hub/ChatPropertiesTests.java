package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.chat.ChatProperties;
import dev.kith.chat.ChatProperties.Sockets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class ChatPropertiesTests {

    static final Sockets DEFAULTS = new Sockets(
            20,
            DataSize.ofKilobytes(64),
            Duration.ofSeconds(10),
            30,
            60,
            256,
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(54),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(4));

    @Test
    void hasTheDocumentedDefaults() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(context.getBean(ChatProperties.class).sockets())
                        .isEqualTo(DEFAULTS));
    }

    @EnableConfigurationProperties(ChatProperties.class)
    static class Settings {}
}
