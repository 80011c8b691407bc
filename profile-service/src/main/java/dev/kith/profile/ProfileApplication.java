package dev.kith.profile;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ProfileApplication {

    static void main(String[] args) {
        SpringApplication.run(ProfileApplication.class, args);
    }
}
