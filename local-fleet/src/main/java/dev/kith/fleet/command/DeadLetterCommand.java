package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Installation;
import dev.kith.fleet.deadletter.DeadLetterTopics;
import dev.kith.fleet.deadletter.DeadLetterTopics.DeadLetterTopic;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dlt",
        description = "Shows the events that could not be handled (dead letters), or sends them again.",
        synopsisSubcommandLabel = "(list | replay TOPIC)")
final class DeadLetterCommand {

    @Command(
            name = "list",
            description = "For every dead-letter topic: how many events, which service failed to handle them, and why.")
    int list(@Mixin KafkaOption kafka) throws IOException {
        var topics = call(kafka, DeadLetterTopics::list);
        if (topics.isEmpty()) {
            System.out.println("There are no dead letters");
        }
        topics.forEach(DeadLetterCommand::print);
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends the dead letters of a topic to the topic that they came from, each of them once.")
    int replay(
            @Parameters(paramLabel = "TOPIC", description = "Such as user-registered.") String topic,
            @Mixin KafkaOption kafka)
            throws IOException {
        int sent = call(kafka, topics -> topics.replay(topic));
        System.out.printf("%d sent again%n", sent);
        return 0;
    }

    private static void print(DeadLetterTopic topic) {
        System.out.printf("%s: %d waiting, %d replayed%n", topic.name(), topic.waiting(), topic.replayed());
        topic.causes().forEach((cause, count) -> System.out.printf("  %d × %s%n", count, cause));
    }

    private static <T> T call(KafkaOption kafka, Call<T> call) throws IOException {
        var broker = kafka.broker();
        try (var topics = new DeadLetterTopics(broker)) {
            return call.on(topics);
        } catch (KafkaException e) {
            throw new CommandFailedException(
                    "Kafka at %s: %s (is Kith running? ./kith status)".formatted(broker, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(DeadLetterTopics topics) throws InterruptedException;
    }

    /** Selects the Kafka that the command reads: by default that of this home. */
    static final class KafkaOption {

        @Option(
                names = "--kafka",
                paramLabel = "HOST:PORT",
                defaultValue = "${env:KITH_KAFKA:-" + Option.NULL_VALUE + "}",
                description = "The Kafka of a fleet that ./kith up has not started (or KITH_KAFKA).")
        private @Nullable String address;

        String broker() throws IOException {
            return address == null ? Fleet.of(Installation.current()).broker() : address;
        }
    }
}
