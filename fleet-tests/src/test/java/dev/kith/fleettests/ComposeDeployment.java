package dev.kith.fleettests;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A fleet of containers that runs already, started by either compose.
 *
 * @param project the name that compose has given it, by default that of the checkout's folder
 */
record ComposeDeployment(URI gateway, String project) implements Deployment {

    private static final String LABEL = "com.docker.compose.";

    /** The engine hands everything from this machine on from one address of its own. */
    @Override
    public boolean seesAddresses() {
        return false;
    }

    @Override
    public List<Component> components() {
        return docker("ps", "--filter", label("project", project), "--format", "{{.Label \"" + LABEL + "service\"}}")
                .lines()
                .distinct()
                .sorted()
                .<Component>map(service -> new Container(service, project))
                .toList();
    }

    private static String label(String name, String value) {
        return "label=" + LABEL + name + "=" + value;
    }

    private static String docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Command.run(Map.of(), command);
    }

    /** Of a service; the first one, if it is scaled. */
    private record Container(String name, String project) implements Component {

        @Override
        public Condition condition() {
            var told = docker("inspect", "--format", "{{.State.Health.Status}}\n{{.RestartCount}}", id())
                    .lines()
                    .toList();
            return new Condition(told.getFirst().equals("healthy"), Integer.parseInt(told.get(1)));
        }

        /**
         * From within, because the engine restarts nothing that it was itself told to kill; detached, because it ends
         * with the container.
         */
        @Override
        public void kill() {
            docker("exec", "--detach", id(), "bash", "-c", "kill -9 -1");
        }

        private String id() {
            return docker("ps", "--quiet", "--filter", label("project", project), "--filter", label("service", name))
                    .lines()
                    .min(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("no container of " + name + " runs in project " + project));
        }
    }
}
