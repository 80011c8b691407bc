package dev.kith.profile;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class ProfileApplication {

    static void main(String[] args) {
        SpringApplication.run(ProfileApplication.class, args);
    }
}
