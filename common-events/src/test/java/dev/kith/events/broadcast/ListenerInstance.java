package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.Event;
import dev.kith.events.EventTopic;
import dev.kith.events.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An instance of a service that listens to broadcasts and has no database, like the gateway. */
final class ListenerInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    ListenerInstance(Map<String, String> kafka, String start, String... settings) {
        var builder = new SpringApplicationBuilder(ListenerApplication.class).web(WebApplicationType.NONE);
        kafka.forEach((name, value) -> builder.properties(name + "=" + value));
        var arguments = new ArrayList<>(List.of(settings));
        arguments.addAll(List.of("--start=" + start, "--spring.application.name=listener"));
        context = builder.run(arguments.toArray(String[]::new));
    }

    List<Integer> received() {
        return context.getBean(Received.class).numbers;
    }

    void pauseAfterEachEvent(Duration pause) {
        context.getBean(Received.class).pause = pause;
    }

    BroadcastStatus.State state() {
        return context.getBean(BroadcastStatus.class).state();
    }

    String health() {
        return context.getBean("broadcastHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus()
                .getCode();
    }

    int interruptions() {
        return context.getBean(Received.class).interruptions.get();
    }

    @Override
    public void close() {
        context.close();
    }

    /** An event of the test. */
    record Noted(String key, int number) implements Event {

        static final EventType<Noted> TYPE =
                new EventType<>(EventTopic.of("notes"), "note.taken", Noted.class, Noted::key);
    }

    /** What an instance has received. */
    static final class Received {

        private final List<Integer> numbers = new CopyOnWriteArrayList<>();
        private final AtomicInteger interruptions = new AtomicInteger();
        private volatile Duration pause = Duration.ZERO;

        void add(Noted noted) {
            if (noted.number() < 0) {
                throw new IllegalArgumentException("negative");
            }
            numbers.add(noted.number());
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class ListenerApplication {

        @Bean
        Received received() {
            return new Received();
        }

        @Bean
        Broadcast<Noted> noted(Received received, @Value("${start}") String start) {
            var broadcast = start.equals("now")
                    ? Broadcast.on(Noted.TYPE, event -> received.add(event.data()))
                    : Broadcast.fromBeginning(Noted.TYPE, event -> received.add(event.data()));
            return broadcast.whenInterrupted(received.interruptions::incrementAndGet);
        }
    }
}
