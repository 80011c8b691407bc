package dev.kith.chat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class ChatApplication {

    static void main(String[] args) {
        SpringApplication.run(ChatApplication.class, args);
    }
}
