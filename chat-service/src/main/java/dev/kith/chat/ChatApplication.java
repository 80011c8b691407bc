package dev.kith.chat;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class ChatApplication {

    static void main(String[] args) {
        SpringApplication.run(ChatApplication.class, args);
    }
}
