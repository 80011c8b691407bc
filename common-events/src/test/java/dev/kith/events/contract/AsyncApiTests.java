package dev.kith.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kith.events.Event;
import dev.kith.events.EventType;
import dev.kith.test.AsyncApi;
import dev.kith.test.AsyncApi.DescribedEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AsyncApiTests {

    /** Topics between the instances of one service. Its own tests compare them. */
    private static final Set<String> INTERNAL = Set.of("chat-messages", "presence-signals");

    @Test
    void theDocumentDescribesTheContracts() {
        var contracts = new TreeMap<String, DescribedEvent>();
        contracts()
                .forEach(data -> contracts.put(
                        type(data).name(), DescribedEvent.of(type(data).topic().name(), data)));

        assertThat(AsyncApi.events(topic -> !INTERNAL.contains(topic))).isEqualTo(contracts);
    }

    @Test
    void theTopicOfEveryContractIsDeclared() {
        assertThat(contracts()).isNotEmpty().allSatisfy(contract -> {
            var topic = type(contract).topic();
            assertThat(EventTopics.named(topic.name())).isSameAs(topic);
        });
    }

    private static List<Class<?>> contracts() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(UserRegistered.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(Event.class))
                        .<Class<?>>map(type -> type.reflect())
                        .filter(Class::isRecord)
                        .toList();
    }

    private static EventType<?> type(Class<?> contract) {
        try {
            return (EventType<?>) contract.getField("TYPE").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(contract + " has no public TYPE", missing);
        }
    }
}
