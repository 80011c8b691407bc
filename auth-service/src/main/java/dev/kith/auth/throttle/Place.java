package dev.kith.auth.throttle;

import java.util.List;

/** For which account and from which network somebody tries, by the keys that the tables have for it. */
record Place(String account, String network, String accountOnNetwork) {

    /**
     * What a try from here waits for.
     *
     * @param known whether the account was logged in to from this network before
     */
    List<String> keys(boolean known) {
        return known ? List.of(accountOnNetwork) : List.of(account, network, accountOnNetwork);
    }
}
