package dev.kith.fleet.bench;

import dev.kith.fleet.client.Answer;
import dev.kith.fleet.client.Client;
import dev.kith.fleet.terminal.CommandFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in the feed.
 *
 * @param depth how many publications are newer
 * @param path of the page that begins there
 * @param before the id of the last publication before the page, as the service gives it to the database
 */
record FeedPosition(int depth, String path, String before) {

    static final int PAGE = 50;

    private static final int STEP = 100;
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)");

    /** The beginning, and these places, which are found as a client finds them: by going there from page to page. */
    static List<FeedPosition> walk(Client reader, List<Integer> depths) throws IOException, InterruptedException {
        var positions = new ArrayList<FeedPosition>();
        positions.add(new FeedPosition(0, "/api/feed/?limit=" + PAGE, "ffffffff-ffff-ffff-ffff-ffffffffffff"));
        var path = "/api/feed/?limit=" + STEP;
        for (int depth = STEP; positions.size() <= depths.size(); depth += STEP) {
            var page = reader.get(path).expect(200);
            var cursor = next(page);
            if (depths.contains(depth)) {
                var last = page.json().path(STEP - 1);
                positions.add(new FeedPosition(
                        depth,
                        "/api/feed/?limit=%d&cursor=%s".formatted(PAGE, cursor),
                        last.path("id").asString()));
            }
            path = "/api/feed/?limit=%d&cursor=%s".formatted(STEP, cursor);
        }
        return positions;
    }

    private static String next(Answer page) {
        var link = CURSOR.matcher(page.header("Link"));
        if (!link.find()) {
            throw new CommandFailedException("a page of the feed names no next one: " + page.header("Link"));
        }
        return link.group(1);
    }
}
