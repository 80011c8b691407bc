package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.BroadcastStatus;
import dev.kith.events.Signals;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

@AutoConfiguration
class BroadcastAutoConfiguration {

    @Bean
    @ConditionalOnBean(Broadcast.class)
    BroadcastReceiver broadcastReceiver(List<Broadcast<?>> broadcasts, Broker broker, Topics topics) {
        return new BroadcastReceiver(new BroadcastDispatcher(broadcasts), broker, topics);
    }

    @Bean
    @Lazy
    Signals signals(Broker broker, Topics topics, ObjectProvider<Clock> clock) {
        return new KafkaSignals(broker, topics, clock.getIfAvailable(Clock::systemUTC));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        /** An instance that receives events late still answers: degraded, not down. */
        @Bean
        @ConditionalOnBean(Broadcast.class)
        HealthIndicator broadcastHealthIndicator(BroadcastStatus status) {
            return () -> status.state() == BroadcastStatus.State.CURRENT
                    ? Health.up().build()
                    : Health.status("DEGRADED")
                            .withDetail("reason", "Events of other instances are received late")
                            .build();
        }
    }
}
