package dev.kith.chat.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class HubPropertiesTests {

    static final HubProperties DEFAULTS = new HubProperties(
            20,
            DataSize.ofKilobytes(64),
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
    void areThesePromisedNumbersByDefault() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(context.getBean(HubProperties.class)).isEqualTo(DEFAULTS));
    }

    @EnableConfigurationProperties(HubProperties.class)
    static class Settings {}
}
