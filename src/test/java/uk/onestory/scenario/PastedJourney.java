package uk.onestory.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journey of the README: what one pastes, and what the page says that it prints. */
record PastedJourney(List<Block> blocks) {

    private static final String BEGIN = "### One person's way";
    private static final String END = "### What to know";
    private static final Pattern FENCED =
            Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** @param printed null where the page shows nothing */
    record Block(String commands, String printed) {}

    static PastedJourney read() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        Matcher fenced = FENCED.matcher(page.substring(page.indexOf(BEGIN), page.indexOf(END)));
        List<Block> blocks = new ArrayList<>();
        while (fenced.find()) {
            if ("bash".equals(fenced.group(1))) {
                blocks.add(new Block(fenced.group(2), null));
            } else {
                Block asked = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(asked.commands(), fenced.group(2)));
            }
        }
        return new PastedJourney(blocks);
    }
}
