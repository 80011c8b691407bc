package dev.kith.auth.throttle;

/** For which account and from which network somebody tries, by the keys that the tables have for it. */
record Place(String account, String network, String accountOnNetwork) {}
