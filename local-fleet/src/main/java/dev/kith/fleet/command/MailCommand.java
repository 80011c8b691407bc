package dev.kith.fleet.command;

import dev.kith.fleet.Fleet;
import dev.kith.fleet.Installation;
import dev.kith.fleet.client.LocalMailbox;
import dev.kith.fleet.client.LocalMailbox.LocalMail;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "mail", description = "Shows the mails of a fleet that has no mail server, the newest last.")
final class MailCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ADDRESS", arity = "0..1", description = "Only the mails to this address.")
    private @Nullable String address;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "${env:KITH_GATEWAY:-" + Option.NULL_VALUE + "}",
            description = "The gateway of a fleet that ./kith up has not started (or KITH_GATEWAY).")
    private @Nullable URI gateway;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var mailbox = new LocalMailbox(
                gateway == null ? Fleet.of(Installation.current()).gateway() : gateway);
        var mails = mailbox.mails(Optional.ofNullable(address));
        if (mails.isEmpty()) {
            System.out.println("There are no mails" + (address == null ? "" : " to " + address));
        }
        mails.reversed().forEach(MailCommand::print);
        return 0;
    }

    private static void print(LocalMail mail) {
        System.out.printf(
                "%s  to %s: %s%n%s%n",
                mail.time(), mail.to(), mail.subject(), mail.text().indent(4));
    }
}
