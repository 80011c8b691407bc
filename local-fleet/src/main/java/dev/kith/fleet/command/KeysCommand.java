package dev.kith.fleet.command;

import dev.kith.fleet.client.Operator.KeyStatus;
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
    private OperatorOption auth = new OperatorOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return list(auth);
    }

    @Command(
            name = "list",
            description = "Every key: which one signs now, which one signs next, and until when the others verify.")
    int list(@Mixin OperatorOption auth) throws IOException, InterruptedException {
        var table = new Table().row("KID", "STATE", "CREATED", "SIGNS FROM", "VERIFIES UNTIL");
        auth.operator().keys().forEach(key -> addRow(key, table));
        System.out.println(table);
        return 0;
    }

    @Command(
            name = "rotate",
            description = "Publishes a new key. It signs as soon as every gateway knows it; all tokens stay valid.")
    int rotate(@Mixin OperatorOption auth) throws IOException, InterruptedException {
        var key = auth.operator().rotateKeys();
        System.out.printf(
                "%s is published and signs from %s; the key before it verifies until its last token has expired%n",
                key.kid(), key.signsFrom());
        return 0;
    }

    private static void addRow(KeyStatus key, Table table) {
        table.row(
                key.kid(),
                key.state(),
                key.createdAt(),
                key.signsFrom(),
                key.expiresAt() == null ? "-" : key.expiresAt());
    }
}
