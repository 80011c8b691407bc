package dev.kith.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kith.events.Event;
import dev.kith.events.EventType;
import dev.kith.test.AsyncApi;
import dev.kith.test.AsyncApi.DescribedEvent;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AsyncApiTests {

    /** Topics between the instances of one service. Its own tests compare them. */
    private static final Set<String> INTERNAL = Set.of("chat-messages", "presence-signals");

    @Test
    void theDocumentDescribesTheContracts() {
        var contracts = new TreeMap<String, DescribedEvent>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(UserRegistered.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(Event.class))
                        .map(type -> type.reflect())
                        .filter(Class::isRecord)
                        .forEach(data -> contracts.put(
                                type(data).name(), DescribedEvent.of(type(data).topic(), data)));

        assertThat(AsyncApi.events(topic -> !INTERNAL.contains(topic))).isEqualTo(contracts);
    }

    private static EventType<?> type(Class<?> contract) {
        try {
            return (EventType<?>) contract.getField("TYPE").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(contract + " has no public TYPE", missing);
        }
    }
}
