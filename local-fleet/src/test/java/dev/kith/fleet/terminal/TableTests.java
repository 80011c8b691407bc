package dev.kith.fleet.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void makesEachColumnAsWideAsItsWidestCell() {
        assertThat(new Table().row("NAME", "PORT").row("postgres", "15432").row("auth", "8081"))
                .hasToString("NAME      PORT\npostgres  15432\nauth      8081");
    }

    @Test
    void acceptsAnEmptyCell() {
        assertThat(new Table().row("a", "").row("b", "c")).hasToString("a\nb  c");
    }
}
