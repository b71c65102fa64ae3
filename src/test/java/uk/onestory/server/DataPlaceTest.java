package uk.onestory.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataPlaceTest {

    @Test
    void aFolderIsToldWhole() {
        assertThat(DataPlace.ofUrl("jdbc:h2:file:./data/onestory;WRITE_DELAY=0;PASSWORD=hush"))
                .isEqualTo(Path.of("data", "onestory.mv.db").toAbsolutePath().toString());
        assertThat(DataPlace.ofUrl("jdbc:h2:./data/onestory"))
                .isEqualTo(Path.of("data", "onestory.mv.db").toAbsolutePath().toString());
        assertThat(DataPlace.ofUrl("jdbc:h2:~/onestory")).startsWith(System.getProperty("user.home"));
    }

    @Test
    void memoryIsToldAsWhatItIs() {
        assertThat(DataPlace.ofUrl("jdbc:h2:mem:onestory")).contains("memory");
    }

    @Test
    void secretsInAUrlAreNotTold() {
        assertThat(DataPlace.ofUrl("jdbc:postgresql://db:5432/onestory?user=a&password=hush"))
                .isEqualTo("postgresql://db:5432/onestory");
        assertThat(DataPlace.ofUrl("jdbc:postgresql://a:hush@db/onestory")).isEqualTo("postgresql://db/onestory");
    }
}
