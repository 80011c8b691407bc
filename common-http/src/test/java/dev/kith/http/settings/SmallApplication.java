package dev.kith.http.settings;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** An application whose properties come from the environment as those of a service do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmallApplication.Oven.class)
class SmallApplication {

    enum Program {
        BAKE,
        GRILL
    }

    @ConfigurationProperties("kith.oven")
    record Oven(int heat, Duration patience, Program program, boolean fan, String secret) {}

    @Bean
    Object door(Oven oven) {
        return InvalidSettingException.requireSecret("OVEN_SECRET", oven.secret(), 8);
    }

    static ConfigurableApplicationContext start(Map<String, Object> variables) {
        var application = new SpringApplication(SmallApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addLast(
                        new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
            }
        });
        application.setDefaultProperties(Map.of(
                "spring.application.name", "oven",
                "kith.oven.heat", "${OVEN_HEAT:180}",
                "kith.oven.patience", "${OVEN_PATIENCE:30s}",
                "kith.oven.program", "${OVEN_PROGRAM:bake}",
                "kith.oven.fan", "${OVEN_FAN:true}",
                "kith.oven.secret", "${OVEN_SECRET:}"));
        return application.run();
    }
}
