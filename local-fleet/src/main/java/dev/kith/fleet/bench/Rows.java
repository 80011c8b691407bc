package dev.kith.fleet.bench;

import java.util.List;

/** The lines of a report. */
record Rows(List<Row> all) {

    /** That of the load with this name. */
    Row of(String load) {
        return all.stream()
                .filter(row -> row.load().equals(load))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no load '%s' among %s".formatted(load, all)));
    }

    boolean has(String load) {
        return all.stream().anyMatch(row -> row.load().equals(load));
    }
}
