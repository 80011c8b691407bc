package dev.kith.events.broadcast;

import dev.kith.events.Broadcast;
import dev.kith.events.broker.Broker;
import dev.kith.events.broker.Topics;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnBean(Broadcast.class)
class BroadcastAutoConfiguration {

    @Bean
    Reception broadcastReception(List<Broadcast<?>> broadcasts, Broker broker, Topics topics) {
        return new Reception(new Audience(broadcasts), broker, topics);
    }
}
