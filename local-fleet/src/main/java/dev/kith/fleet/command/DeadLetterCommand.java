package dev.kith.fleet.command;

import dev.kith.fleet.deadletter.DeadLetterTopic;
import dev.kith.fleet.deadletter.DeadLetters;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "dlt",
        description = "Shows the events that could not be handled (dead letters), or sends them round again.",
        synopsisSubcommandLabel = "(list | replay TOPIC)")
final class DeadLetterCommand {

    @Command(name = "list", description = "Every dead-letter topic: how many, handled by whom, and why not.")
    int list(@Mixin Broker broker) throws IOException {
        var topics = with(broker, DeadLetters::list);
        if (topics.isEmpty()) {
            System.out.println("There are no dead letters");
        }
        topics.forEach(DeadLetterCommand::print);
        return 0;
    }

    @Command(name = "replay", description = "Sends the dead letters of a topic to it again, each of them once.")
    int replay(
            @Parameters(paramLabel = "TOPIC", description = "Such as user-registered.") String topic,
            @Mixin Broker broker)
            throws IOException {
        int sent = with(broker, letters -> letters.replay(topic));
        System.out.printf("%d sent again%n", sent);
        return 0;
    }

    private static void print(DeadLetterTopic topic) {
        System.out.printf("%s: %d waiting, %d replayed%n", topic.name(), topic.waiting(), topic.replayed());
        topic.causes().forEach((cause, count) -> System.out.printf("  %d × %s%n", count, cause));
    }

    private static <T> T with(Broker broker, Question<T> question) throws IOException {
        var address = broker.address();
        try (var letters = new DeadLetters(address)) {
            return question.ask(letters);
        } catch (KafkaException e) {
            throw new CommandFailedException(
                    "Kafka at %s: %s (does Kith run? ./kith status)".formatted(address, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(DeadLetters letters) throws InterruptedException;
    }
}
