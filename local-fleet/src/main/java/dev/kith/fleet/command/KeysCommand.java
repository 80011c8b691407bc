package dev.kith.fleet.command;

import dev.kith.fleet.operator.SigningKey;
import dev.kith.fleet.terminal.Table;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "keys",
        description = "Shows the keys that sign tokens, or makes the next one.",
        synopsisSubcommandLabel = "(list | rotate)")
final class KeysCommand implements Callable<Integer> {

    @Mixin
    private AuthService auth = new AuthService();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return list(auth);
    }

    @Command(name = "list", description = "Every key: which signs, which will, and until when the others verify.")
    int list(@Mixin AuthService auth) throws IOException, InterruptedException {
        var table = new Table().row("KID", "STATE", "CREATED", "SIGNS FROM", "VERIFIES UNTIL");
        auth.operator().keys().forEach(key -> addRow(key, table));
        System.out.println(table);
        return 0;
    }

    @Command(
            name = "rotate",
            description = "Publishes a new key, which signs once every gateway knows it. No token is refused for it.")
    int rotate(@Mixin AuthService auth) throws IOException, InterruptedException {
        var key = auth.operator().rotateKeys();
        System.out.printf(
                "%s is published, and signs from %s; the key before it verifies until its last token has expired%n",
                key.kid(), key.signsFrom());
        return 0;
    }

    private static void addRow(SigningKey key, Table table) {
        table.row(
                key.kid(),
                key.state(),
                key.createdAt(),
                key.signsFrom(),
                key.expiresAt() == null ? "-" : key.expiresAt());
    }
}
