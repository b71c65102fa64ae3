package uk.onestory.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import uk.onestory.OneStoryServer;
import uk.onestory.worklist.StoredWorkLists;

/**
 * Whatever three partners send in whatever order, somebody is responsible for every active referral, somebody works on it
 * and can see it, and what is refused changes nothing. {@code -Donestory.fuzz.rounds=10000} for the long run.
 */
class RandomJourneysIT {

    private static final int ROUNDS = Integer.getInteger("onestory.fuzz.rounds", 600);
    private static final int JOURNEYS = 20;

    private static final Map<Move.Kind, int[]> ANSWERS = new EnumMap<>(Move.Kind.class);

    @Property(
            tries = JOURNEYS,
            seed = "20261122",
            generation = GenerationMode.RANDOMIZED,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.PREVIOUS_SEED)
    void noReferralIsLost(@ForAll("moves") List<Move> moves) {
        RandomWorld world = new RandomWorld(Holder.API);
        moves.forEach(world::play);
        world.checkWorkLists();
        StoredWorkLists.areWhatTheStoreSays();
        world.answers()
                .forEach((kind, counts) ->
                        ANSWERS.merge(kind, counts, (one, other) -> new int[] {one[0] + other[0], one[1] + other[1]}));
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Integer> number =
                Arbitraries.integers().between(0, Move.RANGE - 1).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(number, number, number, number, number.map(how -> how * 7 % 1_024))
                .as(Move::new)
                .list()
                .ofMaxSize(2 * ROUNDS / JOURNEYS)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    /** How many of each kind were taken and refused: a run in which all is refused proves nothing. */
    @AfterContainer
    static void tell() throws IOException {
        List<String> lines = ANSWERS.entrySet().stream()
                .map(entry -> entry.getKey() + " taken, refused: " + Arrays.toString(entry.getValue()))
                .toList();
        Files.write(Path.of("target", "random-journeys.txt"), lines);
    }

    /** Not before the property runs. */
    private static final class Holder {

        private static final Api API = Api.of(OneStoryServer.root());
    }
}
