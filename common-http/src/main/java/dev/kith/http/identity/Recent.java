package dev.kith.http.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps the most recently used entries. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private final int maxSize;

    Recent(int maxSize) {
        super(16, 0.75f, true);
        this.maxSize = maxSize;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maxSize;
    }
}
