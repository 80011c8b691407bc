package dev.kith.feed;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class FeedApplication {

    static void main(String[] args) {
        SpringApplication.run(FeedApplication.class, args);
    }
}
