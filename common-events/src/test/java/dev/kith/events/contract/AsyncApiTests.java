package dev.kith.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class AsyncApiTests {

    @Test
    void theDocumentSaysWhatTheContractsAre() throws IOException {
        var contracts = new TreeMap<String, Described>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(UserRegistered.class.getPackageName())
                        .stream()
                        .filter(type -> type.isAssignableTo(Event.class))
                        .map(type -> type.reflect())
                        .filter(Class::isRecord)
                        .forEach(type -> contracts.put(type(type).name(), described(type)));

        assertThat(documented()).isEqualTo(contracts);
    }

    private record Described(String topic, Set<String> members) {}

    private static Described described(Class<?> contract) {
        var members = Arrays.stream(contract.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Described(type(contract).topic(), members);
    }

    private static EventType<?> type(Class<?> contract) {
        try {
            return (EventType<?>) contract.getField("TYPE").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new LinkageError(contract + " has no public TYPE", missing);
        }
    }

    private static Map<String, Described> documented() throws IOException {
        Map<String, Object> document =
                new Yaml().load(Files.readString(Path.of(System.getProperty("kith.root", ".."), "asyncapi.yaml")));
        var messages = section(section(document, "components"), "messages");
        var documented = new TreeMap<String, Described>();
        section(document, "channels").values().stream()
                .filter(AsyncApiTests::isTopic)
                .forEach(channel -> {
                    var topic = (String) ((Map<?, ?>) channel).get("address");
                    for (var message : ((Map<?, ?>) ((Map<?, ?>) channel).get("messages")).keySet()) {
                        var payload = section(section(section(messages, (String) message), "payload"), "properties");
                        documented.put((String) message, new Described(topic, new TreeSet<>(payload.keySet())));
                    }
                });
        return documented;
    }

    /** Sockets say on which server they are; chat-service holds their frames against what it sends. */
    private static boolean isTopic(Object channel) {
        return !((Map<?, ?>) channel).containsKey("servers");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> document, String name) {
        return (Map<String, Object>) document.get(name);
    }
}
