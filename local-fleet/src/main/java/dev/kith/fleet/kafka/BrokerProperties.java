package dev.kith.fleet.kafka;

import java.nio.file.Path;

/** The node's {@code server.properties}. */
final class BrokerProperties {

    private BrokerProperties() {}

    static String of(KafkaSettings settings, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s

                # After kill -9 the controller takes the old run for alive, and refuses the new one, for as long as this session.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=1000

                # Topics are made by the services that publish or follow them.
                auto.create.topics.enable=false
                num.partitions=3
                default.replication.factor=1
                group.initial.rebalance.delay.ms=0

                # One node: one replica of everything, and few partitions.
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=5
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1

                # Small: few threads, small files and buffers, nothing for JMX.
                num.network.threads=2
                num.io.threads=2
                background.threads=1
                num.recovery.threads.per.data.dir=1
                group.coordinator.threads=1
                share.coordinator.threads=1
                log.segment.bytes=67108864
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=4194304
                log.cleaner.io.buffer.size=131072
                metadata.log.segment.bytes=16777216
                metric.reporters=
                """.formatted(settings.place().port(), settings.controllerPort(), data);
    }
}
