package dev.kith.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(
        excludeName = {
            "dev.kith.events.broadcast.BroadcastAutoConfiguration",
            "dev.kith.events.broker.BrokerAutoConfiguration",
            "dev.kith.database.outbox.OutboxAutoConfiguration"
        })
public class TestApplication {}
