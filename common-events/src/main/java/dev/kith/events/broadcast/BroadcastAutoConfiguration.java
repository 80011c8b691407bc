package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.Signals;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
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
}
